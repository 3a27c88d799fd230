package dev.framefarm.agent.attempt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went up so far, on disk, as far as there is room. It is gone when the attempt is. Not thread-safe. */
final class Spool {
    private static final Logger log = LoggerFactory.getLogger(Spool.class);
    private static final int CHUNK = 128 << 10;

    private final Path folder;
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private boolean whole = true;

    Spool(Path folder) {
        this.folder = folder;
    }

    void keep(byte[] data, int length) {
        if (!whole) {
            return;
        }
        try {
            if (out == null) {
                file = Files.createTempFile(folder, "delivery", "");
                out = Files.newOutputStream(file);
            }
            out.write(data, 0, length);
        } catch (IOException full) {
            discard();
        }
    }

    boolean isWhole() {
        return whole;
    }

    /** Whether what arrived is the beginning of this; what is only similar is no better than nothing. */
    boolean beginsWith(Arrived arrived) throws IOException {
        if (file == null || arrived.bytes() > Files.size(file)) {
            return false;
        }
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (long left = arrived.bytes(); left > 0; left -= chunk.length) {
                digest.update(chunk, 0, in.readNBytes(chunk, 0, (int) Math.min(left, chunk.length)));
            }
        }
        return HexFormat.of().formatHex(digest.digest()).equals(arrived.sha256());
    }

    void sendTo(Upload upload, long from) throws IOException {
        if (file == null) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            byte[] chunk = new byte[CHUNK];
            int length = in.readNBytes(chunk, 0, CHUNK);
            while (length > 0) {
                upload.send(chunk, length);
                length = in.readNBytes(chunk, 0, CHUNK);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void discard() {
        whole = false;
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
