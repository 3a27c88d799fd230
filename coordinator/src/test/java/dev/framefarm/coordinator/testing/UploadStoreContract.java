package dev.framefarm.coordinator.testing;

import static dev.framefarm.coordinator.testing.StoreExamples.NOON;
import static dev.framefarm.coordinator.testing.StoreExamples.blob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.UploadStore;
import dev.framefarm.coordinator.model.Blob;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link UploadStore} does. */
public abstract class UploadStoreContract {
    private UploadStore uploads;

    protected abstract Stores stores();

    @BeforeEach
    void open() {
        uploads = stores().uploads();
    }

    @Test
    void knowsEachOwnerOfTheSameBytes() {
        uploads.record(new UploadStore.Upload("ann", blob(1), NOON));
        uploads.record(new UploadStore.Upload("bob", blob(1), NOON));

        assertThat(uploads.isOwned("ann", blob(1), Instant.EPOCH)).isTrue();
        assertThat(uploads.isOwned("bob", blob(1), NOON)).isTrue();
        assertThat(uploads.isOwned("bob", blob(1), NOON.plusSeconds(1))).isFalse();
        assertThat(uploads.isOwned("eve", blob(1), Instant.EPOCH)).isFalse();
        assertThat(uploads.isOwned("ann", blob(2), Instant.EPOCH)).isFalse();
        assertThat(uploads.isOwned("ann", new Blob(blob(1).sha256(), 5), Instant.EPOCH))
                .isFalse();
    }

    @Test
    void countsTheSameBytesOnceAndSmallOnesAsMore() {
        uploads.record(new UploadStore.Upload("ann", blob(1), NOON));
        uploads.record(new UploadStore.Upload("ann", blob(1), NOON.plusSeconds(5)));
        uploads.record(new UploadStore.Upload("ann", blob(2), NOON));
        uploads.record(new UploadStore.Upload("ann", new Blob("f".repeat(64), 3_000_000), NOON));
        uploads.record(new UploadStore.Upload("bob", blob(3), NOON));

        assertThat(uploads.bytesOf("ann")).isEqualTo(2 * UploadStore.LEAST + 3_000_000);
        assertThat(uploads.bytesOf("eve")).isZero();
    }

    @Test
    void knowsWhoUploadedWhatIsNotForgotten() {
        uploads.record(new UploadStore.Upload("ann", blob(1), NOON));
        uploads.record(new UploadStore.Upload("ann", blob(2), NOON));
        uploads.record(new UploadStore.Upload("bob", blob(1), NOON));
        assertThat(uploads.owners()).containsExactlyInAnyOrder("ann", "bob");

        uploads.forget("ann", NOON.plusSeconds(1));
        assertThat(uploads.owners()).containsExactly("bob");
        assertThat(uploads.isOwned("bob", blob(1), Instant.EPOCH)).isTrue();
    }

    @Test
    void takesTheSameUploadTwiceAtOnce() throws Exception {
        Callable<Boolean> upload = () -> {
            uploads.record(new UploadStore.Upload("ann", blob(4), NOON));
            return true;
        };
        Race.run(Collections.nCopies(4, upload));
        assertThat(uploads.bytesOf("ann")).isEqualTo(UploadStore.LEAST);
    }
}
