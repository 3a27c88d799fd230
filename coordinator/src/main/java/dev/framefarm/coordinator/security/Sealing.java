package dev.framefarm.coordinator.security;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Bytes that only whoever knows the secret can read or make: AES-256-GCM under a key drawn from it, salt and nonce in front. */
final class Sealing {
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;
    /** What a guesser has to pay for each guess; a start of a coordinator pays it once, a quarter of a second. */
    private static final int ROUNDS = 300_000;

    private final char[] secret;

    Sealing(String secret) {
        this.secret = secret.toCharArray();
    }

    byte[] seal(byte[] plain) throws GeneralSecurityException {
        byte[] head = new byte[SALT + NONCE];
        new SecureRandom().nextBytes(head);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, head).doFinal(plain);
        return ByteBuffer.allocate(head.length + sealed.length)
                .put(head)
                .put(sealed)
                .array();
    }

    /** Throws {@link AEADBadTagException} when the bytes were sealed with another secret, or changed. */
    byte[] open(byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < SALT + NONCE) {
            throw new AEADBadTagException("too short to be sealed");
        }
        return cipher(Cipher.DECRYPT_MODE, sealed).doFinal(sealed, SALT + NONCE, sealed.length - SALT - NONCE);
    }

    private Cipher cipher(int mode, byte[] head) throws GeneralSecurityException {
        PBEKeySpec stretched = new PBEKeySpec(secret, Arrays.copyOf(head, SALT), ROUNDS, KEY_BITS);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(stretched)
                .getEncoded();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, head, SALT, NONCE));
        return cipher;
    }
}
