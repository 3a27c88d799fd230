package dev.framefarm.agent.link;

import com.google.protobuf.ByteString;
import dev.framefarm.agent.attempt.Delivery;
import dev.framefarm.agent.attempt.Shortcut;
import dev.framefarm.agent.attempt.Verdict;
import dev.framefarm.agent.work.LeaseId;
import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.PlaceAnswer;
import dev.framefarm.v1.PlaceRequest;
import dev.framefarm.v1.PlacedDelivery;
import io.grpc.Status;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One delivery's way straight into the blob store: asks for a place, puts the bytes there, and says so. */
final class StoreShortcut implements Shortcut {
    private static final Logger log = LoggerFactory.getLogger(StoreShortcut.class);
    private static final Duration ASKING = Duration.ofSeconds(30);
    private static final Duration JUDGING = Duration.ofMinutes(10);

    private final LeaseId lease;
    private final Supplier<FarmGrpc.FarmFutureStub> farm;
    private final StorePut put;
    private final Shortcuts all;
    private @Nullable Runnable running;
    private boolean cancelled;

    StoreShortcut(LeaseId lease, Supplier<FarmGrpc.FarmFutureStub> farm, StorePut put, Shortcuts all) {
        this.lease = lease;
        this.farm = farm;
        this.put = put;
        this.all = all;
    }

    @Override
    public Optional<Verdict> deliver(Path file, Delivery delivery) throws IOException {
        try {
            PlaceAnswer place = call(farm.get()
                    .withDeadlineAfter(ASKING.toSeconds(), TimeUnit.SECONDS)
                    .place(request(delivery)));
            if (place.getUrl().isEmpty()) {
                return Optional.empty();
            }
            StorePut.Running going = put.begin(place.getUrl(), place.getHeadersMap(), file);
            during(going::cancel);
            going.await();
            dev.framefarm.v1.Verdict told = call(farm.get()
                    .withDeadlineAfter(JUDGING.toMinutes(), TimeUnit.MINUTES)
                    .deliverPlaced(PlacedDelivery.newBuilder()
                            .setLeaseId(lease.value())
                            .setEvidence(Messages.evidence(delivery))
                            .build()));
            all.worked();
            return Optional.of(new Verdict(told.getAccepted(), told.getCode(), told.getReason()));
        } catch (StoreUnreachable unreachable) {
            demandGoingOn();
            all.failed(String.valueOf(unreachable.getMessage()));
            return Optional.empty();
        } catch (ExecutionException refused) {
            demandGoingOn();
            // The relay has the same rights and more patience: it brings the bytes, or the reason why nobody wants
            // them.
            log.info(
                    "lease {} is relayed: {}",
                    lease,
                    Status.fromThrowable(refused).getDescription());
            return Optional.empty();
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("interrupted while delivering").initCause(e);
        } catch (CancellationException e) {
            throw new IOException("the delivery was taken back", e);
        }
    }

    private PlaceRequest request(Delivery delivery) {
        return PlaceRequest.newBuilder()
                .setLeaseId(lease.value())
                .setBytes(delivery.measured().bytes())
                .setSha256(ByteString.copyFrom(
                        HexFormat.of().parseHex(delivery.measured().sha256())))
                .build();
    }

    private <T> T call(Future<T> call) throws ExecutionException, InterruptedException, IOException {
        during(() -> call.cancel(true));
        return call.get();
    }

    /** What a cancel ends from here on. */
    private void during(Runnable end) throws IOException {
        synchronized (this) {
            running = end;
            if (!cancelled) {
                return;
            }
        }
        end.run();
        demandGoingOn();
    }

    private synchronized void demandGoingOn() throws IOException {
        if (cancelled) {
            throw new IOException("the delivery was taken back");
        }
    }

    @Override
    public void cancel() {
        Runnable end;
        synchronized (this) {
            cancelled = true;
            end = running;
        }
        if (end != null) {
            end.run();
        }
    }
}
