package dev.framefarm.coordinator.cli;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Whether a request is made once more that the farm could not answer just then, and when. Of one request. */
final class AskAgain {
    private static final int NOT_READY = 503;
    private static final int TOO_MANY = 429;
    private static final Duration SOON = Duration.ofMillis(500);
    /** A farm with no place for one more transfer has one when another ends, which takes as long as a film is long. */
    private static final Duration FOR_A_PLACE = Duration.ofMinutes(5);
    /** Whoever is told to stay away for longer is not to stand at the door. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final long begun = System.nanoTime();
    private final Duration untilReady;
    private final Duration untilThereIsAPlace;

    private AskAgain(Duration untilReady, Duration untilThereIsAPlace) {
        this.untilReady = untilReady;
        this.untilThereIsAPlace = untilThereIsAPlace;
    }

    static AskAgain whenBusy(Duration untilReady) {
        return new AskAgain(untilReady, FOR_A_PLACE);
    }

    static AskAgain unlessBusy(Duration untilReady) {
        return new AskAgain(untilReady, Duration.ZERO);
    }

    /** The pause before it is made again; empty where the answer stands. */
    Optional<Duration> after(HttpResponse<?> response) {
        return switch (response.statusCode()) {
            case NOT_READY -> Optional.of(SOON).filter(pause -> isWithin(untilReady));
            case TOO_MANY -> told(response).filter(pause -> isWithin(untilThereIsAPlace));
            default -> Optional.empty();
        };
    }

    private boolean isWithin(Duration limit) {
        return System.nanoTime() - begun < limit.toNanos();
    }

    private static Optional<Duration> told(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .filter(pause -> pause.compareTo(LONGEST_PAUSE) <= 0);
    }
}
