package dev.framefarm.agent.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.framefarm.agent.evidence.Evidence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectUploadTest {
    private static final Verdict ACCEPTED = new Verdict(true, "", "");
    private static final Delivery DELIVERY = new Delivery(
            new Evidence(0, "", 0, 0, 0),
            "x264",
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            0,
            Optional.empty(),
            List.of());

    @TempDir
    Path folder;

    private final Way way = new Way();
    private final Relay relay = new Relay();

    @Test
    void theWholeDeliveryTakesTheShortcut() throws Exception {
        Upload upload = upload(folder);
        send(upload, "one ");
        send(upload, "two");

        assertThat(upload.finish(DELIVERY)).isEqualTo(ACCEPTED);

        assertThat(way.put).isEqualTo("one two");
        assertThat(relay.opened).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whereItIsClosedAllOfItIsRelayed() throws Exception {
        way.open = false;
        Upload upload = upload(folder);
        send(upload, "one ");
        send(upload, "two");

        assertThat(upload.finish(DELIVERY)).isEqualTo(ACCEPTED);

        assertThat(relay.sent()).isEqualTo("one two");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whereThereIsNoRoomToKeepItItIsRelayed() throws Exception {
        Upload upload = upload(folder.resolve("missing"));
        send(upload, "one ");
        send(upload, "two");

        assertThat(upload.finish(DELIVERY)).isEqualTo(ACCEPTED);

        assertThat(relay.sent()).isEqualTo("one two");
        assertThat(way.put).isEmpty();
    }

    @Test
    void whatIsCancelledLeavesNothingBehind() throws Exception {
        Upload upload = upload(folder);
        send(upload, "one");

        upload.cancel("the lease is over");

        assertThat(way.cancelled).isTrue();
        assertThat(folder).isEmptyDirectory();
        assertThatIOException().isThrownBy(() -> send(upload, "two")).withMessage("the lease is over");
        assertThatIOException().isThrownBy(() -> upload.finish(DELIVERY)).withMessage("the lease is over");
        assertThat(relay.opened).isFalse();
    }

    @Test
    void whatIsCancelledOnItsWayIsNotRelayed() throws Exception {
        Upload upload = upload(folder);
        way.meanwhile = () -> upload.cancel("the lease is over");
        way.open = false;
        send(upload, "one");

        assertThatIOException().isThrownBy(() -> upload.finish(DELIVERY)).withMessage("the lease is over");

        assertThat(relay.sent()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private Upload upload(Path where) {
        return new DirectUpload(way, () -> relay.open(), where);
    }

    private static void send(Upload upload, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        upload.send(bytes, bytes.length);
    }

    private static final class Way implements Shortcut {
        private boolean open = true;
        private boolean cancelled;
        private String put = "";
        private Runnable meanwhile = () -> {};

        @Override
        public Optional<Verdict> deliver(Path file, Delivery delivery) throws IOException {
            meanwhile.run();
            if (!open) {
                return Optional.empty();
            }
            put = Files.readString(file);
            return Optional.of(ACCEPTED);
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private static final class Relay implements Upload {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean opened;

        private Upload open() {
            opened = true;
            return this;
        }

        private String sent() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void send(byte[] data, int length) {
            bytes.write(data, 0, length);
        }

        @Override
        public Verdict finish(Delivery delivery) {
            return ACCEPTED;
        }

        @Override
        public void cancel(String why) {}
    }
}
