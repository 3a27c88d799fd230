package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import java.io.IOException;
import java.time.InstantSource;

/** Takes in a user's bytes. */
public final class Uploads {
    private final Blobs blobs;
    private final JobStore jobs;
    private final Retention retention;
    private final Audit audit;
    private final InstantSource clock;

    public Uploads(Blobs blobs, JobStore jobs, Retention retention, Audit audit, InstantSource clock) {
        this.blobs = blobs;
        this.jobs = jobs;
        this.retention = retention;
        this.audit = audit;
        this.clock = clock;
    }

    public Blobs.Incoming begin() throws IOException {
        return blobs.create();
    }

    public Blob end(Blobs.Incoming incoming, String name, Principal by) throws IOException {
        Blob blob = retention.whileKeeping(() -> {
            Blob sealed = incoming.seal();
            jobs.uploaded(sealed, clock.instant());
            return sealed;
        });
        audit.record(by, "upload", name.replaceAll("\\p{Cntrl}", "?") + " " + blob.sha256());
        return blob;
    }
}
