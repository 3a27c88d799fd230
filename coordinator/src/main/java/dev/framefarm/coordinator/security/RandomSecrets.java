package dev.framefarm.coordinator.security;

import dev.framefarm.coordinator.engine.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets from the system's random source; they are long enough that a plain digest may stand for them. */
public final class RandomSecrets implements Secrets {
    private static final int SECRET_BYTES = 32;
    private static final int ID_LETTERS = 12;
    /** 32 of them, without those that people confuse. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private final SecureRandom random = new SecureRandom();

    @Override
    public String fresh() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String id(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        if (!prefix.isEmpty() && !prefix.endsWith("-")) {
            id.append('-');
        }
        for (int i = 0; i < ID_LETTERS; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    @Override
    public String hash(String secret) {
        return HexFormat.of().formatHex(digest(secret));
    }

    @Override
    public boolean matches(String secret, String hash) {
        byte[] expected = hash.getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(hash(secret).getBytes(StandardCharsets.US_ASCII), expected);
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
