package dev.framefarm.agent.evidence;

import dev.framefarm.agent.work.Container;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Measures a delivery as it passes, and holds none of it. Not safe for use by several threads at once. */
public final class DeliveryMeter {
    private final MessageDigest digest = sha256();
    private final Scanner scanner;
    private long bytes;

    public DeliveryMeter(Container container) {
        this.scanner = switch (container) {
            case FRAGMENTED_MP4 -> new Mp4Scanner();
            case MATROSKA -> new MatroskaScanner();
        };
    }

    /** The next bytes of the delivery. */
    public void pass(byte[] data, int offset, int length) throws BrokenDelivery {
        digest.update(data, offset, length);
        bytes += length;
        scanner.pass(data, offset, length);
    }

    /** The measure, once everything has passed; a delivery that ends in the middle of something is broken. */
    public Evidence finish() throws BrokenDelivery {
        Times times = scanner.finish();
        return new Evidence(
                bytes, HexFormat.of().formatHex(digest.digest()), times.count(), times.first(), times.last());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
