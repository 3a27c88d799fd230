package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import java.time.Instant;
import java.util.Set;

/** Who uploaded what. A digest is no secret: it opens bytes only to those who had them before. */
public interface UploadStore {
    /** What the smallest upload counts: each takes a file and a row, whatever is in it. */
    long LEAST = 1 << 20;

    record Upload(String owner, Blob blob, Instant created) {}

    /** Uploaded again, it counts as new. */
    void record(Upload upload);

    /** Whether the owner uploaded it, at {@code since} or later. */
    boolean isOwned(String owner, Blob blob, Instant since);

    /** The bytes of all that an owner uploaded, each blob once and as {@link #LEAST} at least. */
    long bytesOf(String owner);

    /** Whoever uploaded something that is not forgotten. */
    Set<String> owners();

    /** Forgets an owner's uploads that arrived before; what unfinished jobs need of them is known from the jobs. */
    void forget(String owner, Instant before);
}
