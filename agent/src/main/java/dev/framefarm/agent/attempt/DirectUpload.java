package dev.framefarm.agent.attempt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A delivery that is kept until it is whole, because its address depends on its digest, and then takes the shortcut. Where
 * that is closed, or the disk is full, it is relayed like any other. One sender.
 */
final class DirectUpload implements Upload {
    private static final Logger log = LoggerFactory.getLogger(DirectUpload.class);
    private static final int CHUNK = 128 << 10;

    private final Shortcut shortcut;
    private final Supplier<Upload> relay;
    private final Path folder;
    private final Object disk = new Object();
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private long kept;
    private @Nullable Upload relayed;
    private @Nullable String cancelled;

    DirectUpload(Shortcut shortcut, Supplier<Upload> relay, Path folder) {
        this.shortcut = shortcut;
        this.relay = relay;
        this.folder = folder;
    }

    @Override
    public void send(byte[] data, int length) throws IOException {
        Upload other = relayed();
        if (other == null && !keep(data, length)) {
            other = detour();
        }
        if (other != null) {
            other.send(data, length);
        }
    }

    @Override
    public Verdict finish(Delivery delivery) throws IOException, InterruptedException {
        try {
            Upload other = relayed();
            Optional<Verdict> verdict = other == null ? shortcut.deliver(whole(), delivery) : Optional.empty();
            return verdict.isPresent() ? verdict.get() : (other == null ? detour() : other).finish(delivery);
        } finally {
            discard();
        }
    }

    @Override
    public void cancel(String why) {
        Upload other;
        synchronized (this) {
            if (cancelled == null) {
                cancelled = why;
            }
            other = relayed;
        }
        shortcut.cancel();
        if (other != null) {
            other.cancel(why);
        }
        discard();
    }

    private synchronized @Nullable Upload relayed() throws IOException {
        if (cancelled != null) {
            throw new IOException(cancelled);
        }
        return relayed;
    }

    /** False where there is no room; what came before is still there. */
    private boolean keep(byte[] data, int length) {
        synchronized (disk) {
            try {
                if (out == null) {
                    file = Files.createTempFile(folder, "direct", "");
                    out = Files.newOutputStream(file);
                }
                out.write(data, 0, length);
                kept += length;
                return true;
            } catch (IOException full) {
                log.warn("no room to keep a delivery, so it is relayed: {}", full.getMessage());
                return false;
            }
        }
    }

    private Path whole() throws IOException {
        synchronized (disk) {
            if (out == null || file == null) {
                throw new IOException("nothing was encoded");
            }
            out.close();
            return file;
        }
    }

    /** All that was kept so far goes up first. */
    private Upload detour() throws IOException {
        Upload opened = relay.get();
        synchronized (this) {
            relayed = opened;
        }
        // Whoever cancelled before it was to be seen cannot have ended it.
        String over = cancelledSoFar();
        if (over != null) {
            opened.cancel(over);
            throw new IOException(over);
        }
        if (file != null) {
            try (InputStream in = Files.newInputStream(file)) {
                byte[] chunk = new byte[CHUNK];
                for (long left = kept; left > 0; ) {
                    int length = in.readNBytes(chunk, 0, (int) Math.min(CHUNK, left));
                    opened.send(chunk, length);
                    left -= length;
                }
            }
        }
        discard();
        return opened;
    }

    private synchronized @Nullable String cancelledSoFar() {
        return cancelled;
    }

    private void discard() {
        synchronized (disk) {
            try {
                if (out != null) {
                    out.close();
                }
                if (file != null) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                log.warn("what was kept of a delivery stays until the next start: {}", e.getMessage());
            }
        }
    }
}
