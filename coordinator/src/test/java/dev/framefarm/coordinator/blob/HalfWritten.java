package dev.framefarm.coordinator.blob;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framefarm.coordinator.engine.Blobs;
import java.nio.file.Path;

/** A process that writes half a blob and then waits to be killed. */
public final class HalfWritten {
    private HalfWritten() {}

    public static void main(String[] folder) throws Exception {
        Blobs.Incoming incoming = FolderBlobs.open(Path.of(folder[0])).create();
        incoming.write("half".getBytes(UTF_8));
        System.out.println(incoming.file());
        Thread.sleep(60_000);
    }
}
