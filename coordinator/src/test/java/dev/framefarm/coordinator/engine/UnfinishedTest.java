package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.memory.InMemoryBlobs;
import dev.framefarm.coordinator.model.LeaseId;
import java.io.IOException;
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
    void whatIsBeingJudgedIsNotTakenAway() throws Exception {
        Blobs.Incoming incoming = blobs.create();
        Arriving judged = new Arriving(new LeaseId("l-1"), incoming, incoming);
        unfinished.begun(judged);
        judged.whole();
        assertThatThrownBy(() -> unfinished.arrived(judged.lease())).isInstanceOf(StillJudged.class);
    }
}
