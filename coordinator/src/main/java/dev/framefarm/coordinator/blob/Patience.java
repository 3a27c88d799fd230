package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.engine.StoreAway;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Calls a service that may be away for a while, and knows since when and why it is. One that refuses whoever asks counts as
 * away: a key ends, a right is taken, a clock is wrong, and what was stored is there as before when that is put right.
 */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5000;

    private final String place;
    private final Duration limit;
    private final StoreFigures figures;
    private volatile @Nullable Outage outage;

    /** Whoever is not to wait does not ask again so soon after somebody got no answer. */
    private static final long QUIET_NANOS = Duration.ofSeconds(2).toNanos();

    private record Outage(long since, long last, String what, String why) {}

    /** One call of the service. */
    interface Call<T> {
        T make() throws IOException;
    }

    Patience(String place, Duration limit, StoreFigures figures) {
        this.place = place;
        this.limit = limit;
        this.figures = figures;
    }

    /** Waits until the service answers, but not for ever. */
    <T> T insist(Call<T> call) throws IOException {
        return make(call, limit);
    }

    /** For what can as well be done another time. */
    <T> T once(Call<T> call) throws IOException {
        Outage now = outage;
        if (now != null && System.nanoTime() - now.last() < QUIET_NANOS) {
            throw new StoreAway(sentence(now), null);
        }
        return make(call, Duration.ZERO);
    }

    /** Why the service is of no use now, as a sentence. */
    Optional<String> trouble() {
        Outage now = outage;
        return now == null ? Optional.empty() : Optional.of(sentence(now));
    }

    private String sentence(Outage now) {
        long seconds = Duration.ofNanos(System.nanoTime() - now.since()).toSeconds();
        return "The blob store (" + place + ") " + now.what() + " for " + seconds + " s and is asked again: "
                + now.why();
    }

    private <T> T make(Call<T> call, Duration patience) throws IOException {
        long begun = System.nanoTime();
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            figures.requests.increment();
            try {
                T answer = call.make();
                answered();
                return answer;
            } catch (SdkServiceException refused) {
                StoreRefused said = refusal(refused);
                if (said.isOfThisCall()) {
                    answered();
                    throw said;
                }
                missed(said, begun, patience);
            } catch (AbortedException stopped) {
                throw interrupted(stopped);
            } catch (SdkException unreachable) {
                missed(unreachable, begun, patience);
            } catch (CutShort cut) {
                missed(cut, begun, patience);
            }
            rest(pause);
        }
    }

    private void answered() {
        if (outage != null) {
            outage = null;
            LOG.warn("The blob store ({}) answers again", place);
        }
    }

    private void missed(Exception failure, long begun, Duration patience) throws StoreAway {
        figures.failures.increment();
        Outage known = outage;
        long at = System.nanoTime();
        Outage now = outage(known == null ? at : known.since(), at, failure);
        outage = now;
        if (known == null) {
            LOG.warn("{}", sentence(now));
        }
        if (System.nanoTime() - begun >= patience.toNanos()) {
            throw new StoreAway(sentence(now), failure);
        }
    }

    private static Outage outage(long since, long at, Exception failure) {
        return failure instanceof StoreRefused refused && !refused.mayPass()
                ? new Outage(since, at, "has refused", refused.code() + "; " + StoreRefused.ADVICE)
                : new Outage(since, at, "has not answered", String.valueOf(failure.getMessage()));
    }

    private StoreRefused refusal(SdkServiceException refused) {
        figures.refusals.increment();
        Optional<String> code = refused instanceof AwsServiceException known
                ? Optional.ofNullable(known.awsErrorDetails()).map(AwsErrorDetails::errorCode)
                : Optional.empty();
        return new StoreRefused(place, code.orElse("status " + refused.statusCode()), refused);
    }

    /** Spread, so that all that waited do not come back at the same instant. */
    private static void rest(long pause) throws InterruptedIOException {
        try {
            Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static InterruptedIOException interrupted(Exception cause) {
        Thread.currentThread().interrupt();
        return (InterruptedIOException)
                new InterruptedIOException("stopped while the blob store was asked").initCause(cause);
    }
}
