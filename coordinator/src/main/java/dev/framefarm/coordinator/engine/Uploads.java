package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Blob;
import java.io.IOException;

/** Takes in a user's bytes. */
public final class Uploads {
    private final Blobs blobs;
    private final Audit audit;

    public Uploads(Blobs blobs, Audit audit) {
        this.blobs = blobs;
        this.audit = audit;
    }

    public Blobs.Incoming begin() throws IOException {
        return blobs.create();
    }

    public Blob end(Blobs.Incoming incoming, String name, Principal by) throws IOException {
        Blob blob = incoming.seal();
        audit.record(by, "upload", name.replaceAll("\\p{Cntrl}", "?") + " " + blob.sha256());
        return blob;
    }
}
