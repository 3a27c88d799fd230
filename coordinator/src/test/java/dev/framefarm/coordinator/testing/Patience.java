package dev.framefarm.coordinator.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** How long tests wait for what comes in no time: only what hangs takes longer, however slow and busy the machine is. */
public final class Patience implements BeforeAllCallback {
    public static final Duration TIME = Duration.ofSeconds(60);
    public static final int MILLIS = (int) TIME.toMillis();
    /** For what takes a farm a while: films, new processes. */
    public static final Duration LONG = Duration.ofMinutes(3);

    @Override
    public void beforeAll(ExtensionContext anyTest) {
        Awaitility.setDefaultTimeout(TIME);
    }
}
