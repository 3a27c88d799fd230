package dev.framefarm.coordinator.testing;

import dev.framefarm.coordinator.engine.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/** Different every time and the same in every run. */
public final class CountedSecrets implements Secrets {
    private final AtomicInteger count = new AtomicInteger(1000);

    @Override
    public String fresh() {
        return "secret-that-is-long-enough-" + count.incrementAndGet();
    }

    @Override
    public String id(String prefix) {
        return prefix + "id" + count.incrementAndGet();
    }

    @Override
    public String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean matches(String secret, String hash) {
        return hash(secret).equals(hash);
    }
}
