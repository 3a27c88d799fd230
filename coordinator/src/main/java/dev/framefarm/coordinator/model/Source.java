package dev.framefarm.coordinator.model;

import java.time.Instant;

/** The input media of a job. The name is for people only; it never becomes a path. */
public sealed interface Source {
    String name();

    long bytes();

    /** Uploaded to the farm, known by its digest. */
    record Uploaded(Blob blob, String name) implements Source {
        @Override
        public long bytes() {
            return blob.bytes();
        }
    }

    /**
     * A file of the coordinator's own machine, in a folder its configuration allows. It is read in
     * place; a change of length or time while the job runs is noticed.
     */
    record Local(String path, long bytes, Instant modified, String name) implements Source {}
}
