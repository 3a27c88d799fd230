package dev.framefarm.coordinator.blob;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An answer that broke off: the connection's fault, which may pass, and not this machine's disk's. */
final class CutShort extends IOException {
    private static final long serialVersionUID = 1;

    CutShort(String message, @Nullable IOException cause) {
        super(message, cause);
    }
}
