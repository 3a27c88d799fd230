package dev.framefarm.coordinator.engine;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** More bytes than there is room for. The message is a sentence for whoever sent them. */
public final class NoRoom extends IOException {
    private static final long serialVersionUID = 1;

    public NoRoom(String message) {
        this(message, null);
    }

    public NoRoom(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether it was a full disk. The JDK has no type for it, only the words of the operating system. */
    public static boolean isBehind(Throwable failure) {
        if (failure instanceof NoRoom) {
            return true;
        }
        String message = String.valueOf(failure.getMessage());
        return failure instanceof IOException
                && (message.contains("No space left on device") || message.contains("Disk quota exceeded"));
    }
}
