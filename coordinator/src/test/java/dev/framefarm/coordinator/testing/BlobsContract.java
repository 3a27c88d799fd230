package dev.framefarm.coordinator.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.framefarm.coordinator.engine.Blobs;
import dev.framefarm.coordinator.model.Blob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Blobs} does. */
public abstract class BlobsContract {
    protected static final Blob HELLO = new Blob("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", 5);

    private Blobs blobs;

    /** Empty. */
    protected abstract Blobs blobs() throws IOException;

    @BeforeEach
    void take() throws IOException {
        blobs = blobs();
    }

    protected static Blob store(Blobs blobs, String text) throws IOException {
        try (Blobs.Incoming incoming = blobs.create()) {
            incoming.write(text.getBytes(UTF_8));
            return incoming.seal();
        }
    }

    @Test
    void keepsWhatStreamedIn() throws IOException {
        try (Blobs.Incoming incoming = blobs.create()) {
            incoming.write('h');
            incoming.write("xellox".getBytes(UTF_8), 1, 4);
            assertThat(blobs.has(HELLO)).isFalse();
            assertThat(incoming.seal()).isEqualTo(HELLO);
        }

        assertThat(blobs.has(HELLO)).isTrue();
        assertThat(blobs.file(HELLO)).hasContent("hello");
    }

    @Test
    void keepsWhatAToolWroteIntoTheFile() throws IOException {
        try (Blobs.Incoming incoming = blobs.create()) {
            Files.writeString(incoming.file(), "hello");
            assertThat(incoming.seal()).isEqualTo(HELLO);
        }

        assertThat(blobs.file(HELLO)).hasContent("hello");
    }

    @Test
    void keepsWhatAToolMadeInPlaceOfTheFile() throws IOException {
        try (Blobs.Incoming incoming = blobs.create()) {
            Path aside = incoming.file().resolveSibling("aside");
            Files.writeString(aside, "hello");
            Files.move(aside, incoming.file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThat(incoming.seal()).isEqualTo(HELLO);
        }

        assertThat(blobs.file(HELLO)).hasContent("hello");
    }

    @Test
    void keepsAnEmptyBlob() throws IOException {
        Blob empty = store(blobs, "");

        assertThat(empty.bytes()).isZero();
        assertThat(blobs.file(empty)).isEmptyFile();
    }

    @Test
    void closingWithoutASealLeavesNothing() throws IOException {
        Path file;
        try (Blobs.Incoming incoming = blobs.create()) {
            incoming.write("hello".getBytes(UTF_8));
            file = incoming.file();
            assertThat(file).hasContent("hello");
        }

        assertThat(file).doesNotExist();
        assertThat(blobs.has(HELLO)).isFalse();
    }

    @Test
    void takesNothingMoreOnceSealed() throws IOException {
        try (Blobs.Incoming incoming = blobs.create()) {
            incoming.write("hello".getBytes(UTF_8));
            incoming.seal();

            assertThatIOException().isThrownBy(() -> incoming.write('x'));
            assertThatIOException().isThrownBy(incoming::seal);
        }
        assertThat(blobs.file(HELLO)).hasContent("hello");
    }

    @Test
    void twoWithTheSameBytesAreOne() throws IOException {
        assertThat(store(blobs, "hello")).isEqualTo(store(blobs, "hello"));

        assertThat(blobs.file(HELLO)).hasContent("hello");
    }

    @Test
    void manyMaySealTheSameAtOnce() throws Exception {
        List<Blob> sealed = Race.run(java.util.Collections.nCopies(4, () -> store(blobs, "hello")));

        assertThat(sealed).containsOnly(HELLO);
        assertThat(blobs.file(HELLO)).hasContent("hello");
    }

    @Test
    void forgetsWhatIsDeleted() throws IOException {
        store(blobs, "hello");
        blobs.file(HELLO);

        assertThat(blobs.delete(HELLO, Instant.MAX)).isTrue();
        assertThat(blobs.delete(HELLO, Instant.MAX)).isTrue();

        assertThat(blobs.has(HELLO)).isFalse();
        assertThatIOException().isThrownBy(() -> blobs.file(HELLO)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void keepsWhatWasSealedSince() throws IOException {
        store(blobs, "hello");

        assertThat(blobs.delete(HELLO, Instant.now().minusSeconds(60))).isFalse();

        assertThat(blobs.file(HELLO)).hasContent("hello");
    }

    @Test
    void showsWhatWasSealedBefore() throws IOException {
        store(blobs, "hello");
        Blob other = store(blobs, "other");
        try (Blobs.Incoming open = blobs.create()) {
            open.write('x');
            assertThat(seen(Instant.now().plusSeconds(60))).containsExactlyInAnyOrder(HELLO, other);
            assertThat(seen(Instant.now().minusSeconds(60))).isEmpty();
        }
        blobs.visit(Instant.now().plusSeconds(60), blob -> delete(blob));
        assertThat(blobs.has(HELLO) || blobs.has(other)).isFalse();
    }

    private List<Blob> seen(Instant before) throws IOException {
        List<Blob> seen = new ArrayList<>();
        blobs.visit(before, seen::add);
        return seen;
    }

    private void delete(Blob blob) {
        try {
            assertThat(blobs.delete(blob, Instant.MAX)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void doesNotHaveABlobOfAnotherLength() throws IOException {
        store(blobs, "hello");

        assertThat(blobs.has(new Blob(HELLO.sha256(), 6))).isFalse();
    }

    @Test
    void hasRoom() {
        assertThat(blobs.free()).isPositive();
    }
}
