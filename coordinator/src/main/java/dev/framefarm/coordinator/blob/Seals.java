package dev.framefarm.coordinator.blob;

import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.LeaseId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How blobs lie in a bucket. Bytes get a key that nobody else uses; an empty object, the seal, says afterwards under
 * which digest they count, and its time is that of the seal, however long the bytes took. Who seals equal bytes again
 * writes both anew, so that deleting an old seal can never take away what another coordinator has sealed since.
 */
record Seals(String prefix) {
    private static final Pattern SEAL = Pattern.compile("seals/([0-9a-f]{64})/(\\d{1,18})-([0-9a-z-]{1,64})");
    private static final Pattern BYTES = Pattern.compile("bytes/([0-9a-f]{64})/([0-9a-z-]{1,64})");

    /** One sealing of a blob, by the time of the store's own clock. */
    record Seal(Blob blob, String id, Instant time) {
        /** The store's times may be equal to the second; names never are, and all coordinators see the same order. */
        static final Comparator<Seal> BY_TIME = Comparator.comparing(Seal::time).thenComparing(Seal::id);
    }

    /** Bytes that are whole, with or without a seal. */
    record Stored(String sha256, String id) {}

    String all() {
        return prefix + "seals/";
    }

    String allBytes() {
        return prefix + "bytes/";
    }

    String allLandings() {
        return prefix + "landing/";
    }

    /** Where an agent may write; nobody counts on what lies there. */
    String landing(LeaseId lease) {
        return allLandings() + lease.value();
    }

    String of(Blob blob) {
        return all() + blob.sha256() + "/" + blob.bytes() + "-";
    }

    String key(Seal seal) {
        return of(seal.blob()) + seal.id();
    }

    String bytes(String sha256, String id) {
        return allBytes() + sha256 + "/" + id;
    }

    /** Empty for what is not ours. */
    Optional<Seal> seal(String key, Instant time) {
        Matcher found = SEAL.matcher(inside(key));
        return found.matches()
                ? Optional.of(new Seal(new Blob(found.group(1), Long.parseLong(found.group(2))), found.group(3), time))
                : Optional.empty();
    }

    Optional<Stored> stored(String key) {
        Matcher found = BYTES.matcher(inside(key));
        return found.matches() ? Optional.of(new Stored(found.group(1), found.group(2))) : Optional.empty();
    }

    private String inside(String key) {
        return key.startsWith(prefix) ? key.substring(prefix.length()) : "";
    }
}
