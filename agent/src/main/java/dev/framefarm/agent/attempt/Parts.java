package dev.framefarm.agent.attempt;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The things of an attempt that must be let go when it stops, whatever step made them. Thread-safe: once
 * stopped, everything handed in later is let go at once, and nothing is started.
 */
final class Parts {
    private @Nullable Slice slice;
    private @Nullable Upload upload;
    private @Nullable Encoding encoding;
    private @Nullable String stopped;

    /** Starts a process. */
    interface Start {
        Encoding start() throws IOException;
    }

    synchronized void slice(Slice made) {
        slice = made;
        if (stopped != null) {
            made.cancel();
        }
    }

    synchronized Slice slice() {
        return Objects.requireNonNull(slice, "fetch comes first");
    }

    synchronized void upload(Upload made) {
        upload = made;
        if (stopped != null) {
            made.cancel(stopped);
        }
    }

    synchronized Upload upload() {
        return Objects.requireNonNull(upload, "encode comes first");
    }

    /** Under the lock, so that a stop can never slip between the check and the start. */
    synchronized Encoding start(Start start) throws IOException {
        if (stopped != null) {
            throw new IOException(stopped);
        }
        Encoding made = start.start();
        encoding = made;
        return made;
    }

    void stop(String why) {
        Encoding running;
        synchronized (this) {
            stopped = why;
            running = encoding;
        }
        if (running != null) {
            running.stop();
        }
        drop(why);
    }

    /** Takes the delivery back and wants no more of the slice. */
    void drop(String why) {
        Slice wanted;
        Upload begun;
        synchronized (this) {
            wanted = slice;
            begun = upload;
        }
        if (wanted != null) {
            wanted.cancel();
        }
        if (begun != null) {
            begun.cancel(why);
        }
    }
}
