package dev.framefarm.coordinator.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.testing.BlobsContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryBlobsTest extends BlobsContract {
    private final InMemoryBlobs blobs = new InMemoryBlobs();

    @Override
    protected Blobs blobs() {
        return blobs;
    }

    @AfterEach
    void close() throws IOException {
        blobs.close();
    }

    @Test
    void closingRemovesTheFilesItLent() throws IOException {
        Path file = blobs.file(store(blobs, "hello"));

        blobs.close();

        assertThat(file.getParent()).doesNotExist();
    }
}
