package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Output;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Files of a package on their way out. Closed without a seal they leave nothing behind. */
final class PackageParts implements Closeable {
    private final Blobs blobs;
    private final List<Part> parts = new ArrayList<>();

    private record Part(String name, String mediaType, Blobs.Incoming bytes) {}

    PackageParts(Blobs blobs) {
        this.blobs = blobs;
    }

    /** For tools that write a file themselves. */
    Packager.Target target(String name, String mediaType) throws IOException {
        return new Packager.Target(name, create(name, mediaType).file());
    }

    void text(String name, String mediaType, String text) throws IOException {
        create(name, mediaType).write(text.getBytes(StandardCharsets.UTF_8));
    }

    OutputStream stream(String name, String mediaType) throws IOException {
        return create(name, mediaType);
    }

    private Blobs.Incoming create(String name, String mediaType) throws IOException {
        Part part = new Part(name, mediaType, blobs.create());
        parts.add(part);
        return part.bytes();
    }

    void settle() throws IOException {
        for (Part part : parts) {
            part.bytes().settle();
        }
    }

    List<Output> seal(JobId job, double seconds) throws IOException {
        List<Output> outputs = new ArrayList<>();
        for (Part part : parts) {
            outputs.add(
                    new Output(job, part.name(), part.mediaType(), part.bytes().seal(), 0, seconds));
        }
        return outputs;
    }

    @Override
    public void close() throws IOException {
        for (Part part : parts) {
            part.bytes().close();
        }
    }
}
