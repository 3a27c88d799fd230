package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.memory.InMemoryBlobs;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.LeaseId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of deliveries whose line broke, and for how long. */
class UnfinishedTest {
    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private Instant now = Instant.EPOCH;
    private final Unfinished unfinished = new Unfinished(new Room(blobs, 0), () -> now);

    @AfterEach
    void close() throws IOException {
        blobs.close();
    }

    private Arriving broken(String lease) throws IOException {
        Blobs.Incoming incoming = blobs.create();
        Arriving arriving = new Arriving(new LeaseId(lease), incoming, incoming);
        unfinished.begun(arriving);
        arriving.write(new byte[10]);
        unfinished.broke(arriving);
        return arriving;
    }

    private boolean isKept(String lease) throws IOException {
        return unfinished.arrived(new LeaseId(lease)).isPresent();
    }

    @Test
    void whatNobodyComesForGoes() throws Exception {
        broken("l-1");
        now = now.plus(Unfinished.PATIENCE);
        unfinished.sweep();
        assertThat(isKept("l-1")).isTrue();

        now = now.plus(Unfinished.PATIENCE).plusSeconds(1);
        unfinished.sweep();
        assertThat(isKept("l-1")).isFalse();
    }

    @Test
    void allOfItGoesWhenTheDiskRunsFull() throws Exception {
        broken("l-1");
        blobs.capacity(-1);
        unfinished.sweep();
        assertThat(isKept("l-1")).isFalse();
    }

    @Test
    void ofTooManyTheOldestGo() throws Exception {
        for (int i = 0; i <= Unfinished.MOST; i++) {
            now = now.plusSeconds(1);
            broken("l-" + i);
        }
        assertThat(isKept("l-0")).isFalse();
        assertThat(isKept("l-1")).isTrue();
    }

    @Test
    void aDeliveryFromItsFirstByteReplacesWhatCameBefore() throws Exception {
        Arriving before = broken("l-1");
        Blobs.Incoming incoming = blobs.create();
        unfinished.begun(new Arriving(before.lease(), incoming, incoming));
        assertThat(unfinished.arrived(before.lease()).orElseThrow().bytes()).isZero();
        unfinished.over(before);
        assertThatThrownBy(() -> before.write(1)).isInstanceOf(BeginAnew.class);
    }

    @Test
    void whatWasPutAsideOutlivesItsStreamAndGoesOn() throws Exception {
        Blobs.Incoming incoming = blobs.create();
        Arriving hanging = new Arriving(new LeaseId("l-1"), incoming, incoming);
        unfinished.begun(hanging);
        hanging.write(new byte[10]);
        Blob arrived = unfinished.arrived(hanging.lease()).orElseThrow();
        unfinished.over(hanging);

        Arriving next = unfinished.goOn(hanging.lease(), arrived);
        next.write(new byte[10]);

        assertThat(next.whole().seal().bytes()).isEqualTo(20);
        assertThatThrownBy(() -> unfinished.goOn(hanging.lease(), arrived)).isInstanceOf(BeginAnew.class);
    }

    @Test
    void whatIsBeingJudgedIsNotTakenAway() throws Exception {
        Blobs.Incoming incoming = blobs.create();
        Arriving judged = new Arriving(new LeaseId("l-1"), incoming, incoming);
        unfinished.begun(judged);
        judged.whole();
        assertThatThrownBy(() -> unfinished.arrived(judged.lease())).isInstanceOf(StillJudged.class);
    }

    /** The attempt may end, or its delivery begin anew, while what came of it is still being read. */
    @Test
    void whatIsForgottenWhileItIsPutAsideIsClosed() throws Exception {
        Forgetful broken = new Forgetful(blobs.create());
        Arriving arriving = arriving(broken);
        arriving.write(1);
        unfinished.broke(arriving);
        unfinished.over(arriving);
        assertThat(broken.closed).isTrue();

        Forgetful asked = new Forgetful(blobs.create());
        Arriving hanging = arriving(asked);
        hanging.write(1);
        assertThat(unfinished.arrived(hanging.lease())).isEmpty();
        unfinished.over(hanging);
        assertThat(asked.closed).isTrue();
    }

    private Arriving arriving(Blobs.Incoming incoming) {
        Arriving arriving = new Arriving(new LeaseId("l-1"), incoming, incoming);
        unfinished.begun(arriving);
        return arriving;
    }

    /** Bytes of an attempt that ends while they are read. */
    private final class Forgetful extends Blobs.Incoming {
        private final Blobs.Incoming incoming;
        private boolean closed;

        Forgetful(Blobs.Incoming incoming) {
            this.incoming = incoming;
        }

        @Override
        public void write(int one) throws IOException {
            incoming.write(one);
        }

        @Override
        public Blob soFar() throws IOException {
            unfinished.forget(new LeaseId("l-1"));
            return incoming.soFar();
        }

        @Override
        public Blob seal() throws IOException {
            return incoming.seal();
        }

        @Override
        public Path file() {
            return incoming.file();
        }

        @Override
        public void close() throws IOException {
            closed = true;
            incoming.close();
        }
    }
}
