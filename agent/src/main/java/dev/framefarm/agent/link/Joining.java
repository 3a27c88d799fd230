package dev.framefarm.agent.link;

import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first enrolment, patient with coordinators that are still starting. */
public final class Joining {
    private static final Logger log = LoggerFactory.getLogger(Joining.class);

    private final List<Address> coordinators;
    private final Duration patience;
    private final ScheduledExecutorService timer;

    public Joining(List<Address> coordinators, Duration patience, ScheduledExecutorService timer) {
        this.coordinators = List.copyOf(coordinators);
        this.patience = patience;
        this.timer = timer;
    }

    /**
     * Whether a farm still takes an identity that seems to have ended, and renews it: the clock here may be wrong. Empty where none of the
     * coordinators does, for whatever reason.
     */
    public Optional<Identity> renewed(Identity present) throws LinkException {
        for (Address coordinator : coordinators) {
            ManagedChannel channel = Channels.to(coordinator, present).get();
            try {
                return Optional.of(Enrolment.renew(channel, present));
            } catch (LinkException next) {
                log.debug("not renewed by {}", coordinator, next);
            } finally {
                channel.shutdownNow();
            }
        }
        return Optional.empty();
    }

    /** A refusal is final; silence is tried again, at each coordinator in turn, until patience ends. */
    public Identity join(EnrolmentToken token, CertificateRequest request, String name) throws LinkException {
        long deadline = System.nanoTime() + patience.toNanos();
        Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
        for (int i = 0; true; i++) {
            try {
                return Enrolment.enrol(coordinators.get(i % coordinators.size()), token, request, name);
            } catch (LinkException e) {
                if (e.reason() != LinkException.Cause.UNREACHABLE || System.nanoTime() > deadline) {
                    throw e;
                }
                pause(backoff.next(), e);
            }
        }
    }

    private void pause(Duration wait, LinkException instead) throws LinkException {
        try {
            timer.schedule(() -> {}, wait.toMillis(), TimeUnit.MILLISECONDS).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw instead;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing cannot fail", e);
        }
    }
}
