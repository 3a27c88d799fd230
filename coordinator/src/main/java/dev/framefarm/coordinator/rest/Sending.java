package dev.framefarm.coordinator.rest;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.EofException;

/** Sends bytes of a file with constant memory. */
final class Sending {
    /** So small that a slow client is noticed soon. */
    private static final int CHUNK = 32 * 1024;

    private Sending() {}

    /** A file, opened where the sending begins. */
    interface Opening {
        InputStream open() throws IOException;
    }

    static StreamingOutput of(Opening file, long bytes, String name) {
        return of(file, bytes, name, System::nanoTime);
    }

    static StreamingOutput of(Opening file, long bytes, String name, LongSupplier nanos) {
        return out -> {
            LeastPace pace = new LeastPace(nanos);
            try (InputStream in = file.open()) {
                byte[] chunk = new byte[CHUNK];
                long left = bytes;
                while (left > 0) {
                    int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
                    if (read < 0) {
                        throw new IOException("the file of " + name + " is shorter than it was");
                    }
                    out.write(chunk, 0, read);
                    left -= read;
                    if (!pace.isKept(read)) {
                        throw new EofException("the client does not take it");
                    }
                }
            } catch (EofException gone) {
                // Players look into a file and hang up; nobody needs to read that in a log.
            }
        };
    }
}
