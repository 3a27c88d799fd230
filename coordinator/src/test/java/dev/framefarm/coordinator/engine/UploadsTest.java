package dev.framefarm.coordinator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.memory.InMemoryAuditStore;
import dev.framefarm.coordinator.memory.InMemoryBlobs;
import dev.framefarm.coordinator.memory.InMemoryCustodyStore;
import dev.framefarm.coordinator.memory.InMemoryDeliveryStore;
import dev.framefarm.coordinator.memory.InMemoryJobStore;
import dev.framefarm.coordinator.memory.InMemoryUploadStore;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class UploadsTest {
    private static final Principal ANN = new Principal("ann", Role.SUBMITTER, "k1");
    private static final int MIB = 1 << 20;
    private static final Principal BOB = new Principal("bob", Role.SUBMITTER, "k2");

    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final InMemoryUploadStore store = new InMemoryUploadStore();
    private final InMemoryAuditStore audit = new InMemoryAuditStore();

    @Test
    void remembersWhoseTheBytesAre() throws IOException {
        Blob blob = upload(uploads(0), ANN, 10);
        assertThat(store.isOwned("ann", blob, Instant.EPOCH)).isTrue();
        assertThat(store.isOwned("bob", blob, Instant.EPOCH)).isFalse();
    }

    @Test
    void refusesAnAnnouncedUploadBeyondTheQuota() {
        assertThatThrownBy(() -> uploads(0).begin(10 * MIB + 1, ANN))
                .isInstanceOf(QuotaExceeded.class)
                .hasMessageContaining(10 * MIB + " bytes together");
    }

    @Test
    void countsWhatWasUploadedAndWhatIsComingIn() throws IOException {
        Uploads uploads = uploads(0);
        upload(uploads, ANN, 5 * MIB);
        try (Uploads.Taking one = uploads.begin(0, ANN);
                Uploads.Taking other = uploads.begin(0, ANN)) {
            one.bytes().write(new byte[3 * MIB]);
            other.bytes().write(new byte[2 * MIB]);
            assertThatThrownBy(() -> other.bytes().write(1)).isInstanceOf(QuotaExceeded.class);
            assertThat(upload(uploads, BOB, 10 * MIB).bytes()).isEqualTo(10 * MIB);
        }
        assertThat(upload(uploads, ANN, 5 * MIB - 1).bytes()).isEqualTo(5 * MIB - 1);
    }

    @Test
    void countsTheNeighboursThatEndedFirst() throws IOException {
        Uploads uploads = uploads(0);
        try (Uploads.Taking early = uploads.begin(0, ANN)) {
            early.bytes().write(new byte[1]);
            upload(uploads, ANN, 9 * MIB);
            early.bytes().write(new byte[MIB]);
            assertThatThrownBy(() -> early.end("film")).isInstanceOf(QuotaExceeded.class);
        }
        assertThat(store.bytesOf("ann")).isEqualTo(9 * MIB);
    }

    @Test
    void manyAtOnceLookAtTheDiskTogether() throws IOException {
        Room room = new Room(blobs, 100 * MIB);
        blobs.capacity(120 * MIB);
        List<OutputStream> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(room.guarding(OutputStream.nullOutputStream(), Long.MAX_VALUE, "An upload"));
            all.get(i).write(1);
        }

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 3 * all.size(); i++) {
                        all.get(i % all.size()).write(new byte[MIB]);
                        blobs.capacity(blobs.free() - MIB);
                    }
                })
                .isInstanceOf(NoRoom.class);
    }

    @Test
    void countsTheSmallestAsAMebibyte() throws IOException {
        Uploads uploads = uploads(0);
        for (int bytes = 0; bytes < 10; bytes++) {
            upload(uploads, ANN, bytes);
        }
        assertThatThrownBy(() -> uploads.begin(0, ANN)).isInstanceOf(QuotaExceeded.class);
        assertThat(upload(uploads, BOB, 1).bytes()).isEqualTo(1);
    }

    @Test
    void leavesTheDiskItsLastBytes() {
        assertThatThrownBy(() -> uploads(blobs.free()).begin(1, ANN))
                .isInstanceOf(NoRoom.class)
                .hasMessageContaining("stay reserved");
    }

    @Test
    void writesNoEscapesIntoTheAudit() throws IOException {
        try (Uploads.Taking taking = uploads(0).begin(0, ANN)) {
            taking.end("\u001b[31mred");
        }
        assertThat(audit.latest(1).get(0).subject()).startsWith("?[31mred");
    }

    /** Frozen between seal and row: another coordinator may have swept the bytes, and nobody is told that they are there. */
    @Test
    void whatWasSealedTooLongAgoIsSentAgain() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        Tapped<UploadStore> slow = new Tapped<>(UploadStore.class, store);
        slow.before = call -> now.updateAndGet(before -> before.plusSeconds(call.equals("record") ? 151 : 0));
        Uploads uploads = uploads(0, slow.port, Duration.ofMinutes(5), now::get);

        assertThatThrownBy(() -> upload(uploads, ANN, 10))
                .isInstanceOf(StoreAway.class)
                .hasMessageContaining("send it again");
        slow.mend();
        assertThat(upload(uploads, ANN, 10).bytes()).isEqualTo(10);
    }

    /** It would be kept for two days less than its owner was told: the sweep goes by when it came. */
    @Test
    void nothingIsTakenByACoordinatorWhoseClockIsWrong() throws IOException {
        InstantSource late = () -> Instant.EPOCH.plus(Duration.ofDays(28));
        AtomicReference<Instant> shared = new AtomicReference<>(Instant.EPOCH.plus(Duration.ofDays(30)));
        Uploads uploads = uploads(0, store, Duration.ZERO, late, shared::get);

        assertThatThrownBy(() -> upload(uploads, ANN, 10))
                .isInstanceOf(StoreAway.class)
                .hasMessageContaining("clock is 172800 s behind the database's; set it right");
        shared.set(late.instant().minusSeconds(59));
        Uploads.Taking begun = uploads.begin(10, ANN);
        shared.set(late.instant().minusSeconds(61));
        begun.bytes().write(new byte[10]);
        assertThatThrownBy(() -> begun.end("film")).hasMessageContaining("61 s ahead of");
        assertThat(store.bytesOf("ann")).isZero();
    }

    private Uploads uploads(long floor) {
        return uploads(floor, store, Duration.ZERO, InstantSource.system());
    }

    private Uploads uploads(long floor, UploadStore uploads, Duration settling, InstantSource clock) {
        return uploads(floor, uploads, settling, clock, clock);
    }

    private Uploads uploads(
            long floor, UploadStore uploads, Duration settling, InstantSource clock, InstantSource shared) {
        Custody custody = new Custody(
                new InMemoryCustodyStore(new InMemoryJobStore(), shared),
                new CustodyStore.Life("c1", "run"),
                settling,
                clock);
        return new Uploads(
                blobs,
                new Room(blobs, floor),
                uploads,
                retention(clock),
                custody,
                10 * MIB,
                new Audit(audit, clock),
                clock);
    }

    private Retention retention(InstantSource clock) {
        InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(new InMemoryJobStore(), store);
        return new Retention(deliveries, store, blobs, KeepFor.DEFAULT, Duration.ZERO, clock, clock);
    }

    private static Blob upload(Uploads uploads, Principal by, int bytes) throws IOException {
        try (Uploads.Taking taking = uploads.begin(bytes, by)) {
            taking.bytes().write(new byte[bytes]);
            return taking.end("film");
        }
    }
}
