package dev.framefarm.agent.link;

import com.google.protobuf.ByteString;
import dev.framefarm.v1.SliceEnd;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** What came of a slice: how much, and its digest. */
final class Received {
    private final MessageDigest digest = sha256();
    private long bytes;

    void add(ByteString chunk) {
        digest.update(chunk.asReadOnlyByteBuffer());
        bytes += chunk.size();
    }

    long bytes() {
        return bytes;
    }

    /** May be asked twice, by FFmpeg's feeder and before the delivery. */
    boolean isAllOf(SliceEnd told) {
        try {
            byte[] found = ((MessageDigest) digest.clone()).digest();
            return told.getBytes() == bytes && Arrays.equals(told.getSha256().toByteArray(), found);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own SHA-256 can be copied", e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
