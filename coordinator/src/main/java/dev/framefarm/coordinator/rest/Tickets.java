package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.model.Role;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed permissions to read one path, or all that lies in one folder, for a while. A browser saves a file of any size
 * straight to disk when it follows a link, but a link cannot carry a key; a ticket in its address can, and opens nothing
 * else. Nor can most players, which ask for what a list names over the whole length of a film.
 */
public final class Tickets {
    static final String PARAMETER = "ticket";
    static final Duration LIFE = Duration.ofMinutes(10);
    static final Duration LIFE_OF_FOLDERS = Duration.ofHours(12);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern CONTENT = Pattern.compile("(\\d{1,12}) ([A-Z]+) (\\S+) (.*)");

    private final SecretKeySpec secret;
    private final InstantSource clock;

    /** Coordinators that share a secret honour each other's tickets. */
    public Tickets(byte[] secret, InstantSource clock) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
        this.clock = clock;
    }

    /** What coordinators of one cluster sign with: it follows from the secret they share, and does not tell it. */
    public static byte[] secretOf(String cluster) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(cluster.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal("tickets".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    String issue(Principal to, String path) {
        return issue(to, path, LIFE);
    }

    /** {@code folder} ends with a slash, as no path does. */
    String issueForFolder(Principal to, String folder) {
        return issue(to, folder, LIFE_OF_FOLDERS);
    }

    private String issue(Principal to, String path, Duration life) {
        long until = clock.instant().plus(life).getEpochSecond();
        byte[] content =
                (until + " " + to.role() + " " + to.keyId() + " " + to.owner()).getBytes(StandardCharsets.UTF_8);
        Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
        return text.encodeToString(content) + "." + text.encodeToString(sign(content, path));
    }

    /** Who got the ticket, if it is genuine, for this path or its folder and still good; the key it came by may not be. */
    Optional<Principal> read(String ticket, String path) {
        String[] halves = ticket.split("\\.", -1);
        if (halves.length != 2) {
            return Optional.empty();
        }
        try {
            byte[] content = Base64.getUrlDecoder().decode(halves[0]);
            byte[] signature = Base64.getUrlDecoder().decode(halves[1]);
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            return MessageDigest.isEqual(signature, sign(content, path))
                            || MessageDigest.isEqual(signature, sign(content, folder))
                    ? principal(new String(content, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<Principal> principal(String content) {
        Matcher parts = CONTENT.matcher(content);
        if (!parts.matches() || clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(parts.group(1))))) {
            return Optional.empty();
        }
        return Optional.of(new Principal(parts.group(4), Role.valueOf(parts.group(2)), parts.group(3)));
    }

    private byte[] sign(byte[] content, String path) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(path.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '\n');
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
