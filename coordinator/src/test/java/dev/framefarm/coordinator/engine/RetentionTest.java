package dev.framefarm.coordinator.engine;

import static dev.framefarm.coordinator.testing.StoreExamples.delivery;
import static dev.framefarm.coordinator.testing.StoreExamples.in;
import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static dev.framefarm.coordinator.testing.StoreExamples.keeping;
import static dev.framefarm.coordinator.testing.StoreExamples.lane;
import static dev.framefarm.coordinator.testing.StoreExamples.pieces;
import static dev.framefarm.coordinator.testing.StoreExamples.withSource;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.intake.OrderSource;
import dev.framefarm.coordinator.memory.InMemoryBlobs;
import dev.framefarm.coordinator.memory.InMemoryDeliveryStore;
import dev.framefarm.coordinator.memory.InMemoryJobStore;
import dev.framefarm.coordinator.memory.InMemoryUploadStore;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.model.Source;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RetentionTest {
    private static final KeepFor LONGER_FOR_BOB = new KeepFor(
            KeepFor.DEFAULT.usual(), Map.of("bob", new KeepFor.Times(Duration.ofDays(2), Duration.ofDays(30))));

    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private Duration ahead = Duration.ZERO;
    private final InMemoryJobStore jobs = new InMemoryJobStore();
    private final InMemoryUploadStore uploads = new InMemoryUploadStore();
    private final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(jobs, uploads);
    private final InMemoryBlobs blobs = new InMemoryBlobs(() -> now);
    private final FarAwayBlobs store = new FarAwayBlobs(blobs);
    private final Retention retention = retention(Duration.ZERO);

    @Test
    void whatNothingRefersToGoesWithTheNextSweep() throws IOException {
        Blob orphan = sealed("sealed, and then all stopped");
        sweepAfter(Duration.ofSeconds(1));
        assertThat(blobs.has(orphan)).isFalse();
    }

    @Test
    void nothingIsSweptByAClockThatIsWrong() throws IOException {
        Blob upload = sealed("film");
        uploads.record(new UploadStore.Upload("ann", upload, now));
        Blob orphan = sealed("sealed, and then all stopped");
        now = now.plusSeconds(1);

        ahead = Duration.ofDays(8);
        assertThatThrownBy(retention::sweep).hasMessageContaining("ahead of the database's");
        ahead = Duration.ofMinutes(-2);
        assertThatThrownBy(retention::sweep).hasMessageContaining("behind the database's");
        assertThat(blobs.has(upload)).isTrue();
        assertThat(blobs.has(orphan)).isTrue();

        ahead = Duration.ofSeconds(50);
        retention.sweep();
        assertThat(blobs.has(upload)).isTrue();
        assertThat(blobs.has(orphan)).isFalse();
    }

    @Test
    void whatAnotherJustSealedStaysWhateverOurClockSays() throws IOException {
        Retention shared = retention(Duration.ofMinutes(5));
        ahead = Duration.ofDays(1);
        Blob again = sealed("came in vain here, and another coordinator is about to say that it needs it");
        shared.discard(again);
        assertThat(blobs.has(again)).isTrue();

        now = now.plus(Duration.ofMinutes(6));
        shared.settle();
        assertThat(blobs.has(again)).isFalse();
    }

    /** Whoever meant to delete it, or to say in the database that it is needed, may have died. */
    @Test
    void amongSeveralCoordinatorsASweepTakesWhatHasSettled() throws IOException {
        Retention shared = retention(Duration.ofMinutes(5));
        Blob orphan = sealed("sealed, and then its coordinator died");
        now = now.plus(Duration.ofMinutes(4));
        shared.sweep();
        assertThat(blobs.has(orphan)).isTrue();
        now = now.plus(Duration.ofMinutes(2));
        shared.sweep();
        assertThat(blobs.has(orphan)).isFalse();
    }

    /** Whoever waits to delete would hold up all that seal after it, for as long as one of them waits for the store. */
    @Test
    @Timeout(60)
    void nobodyIsHeldUpByADeletionThatWaits() throws IOException {
        Blob orphan = sealed("came in vain");
        retention.whileKeeping(() -> {
            retention.discard(orphan);
            return orphan;
        });
        assertThat(blobs.has(orphan)).isTrue();

        now = now.plusSeconds(11);
        retention.settle();
        assertThat(blobs.has(orphan)).isFalse();
    }

    @Test
    void anUploadWaitsADayForItsJob() throws IOException {
        Blob upload = sealed("film");
        uploads.record(new UploadStore.Upload("ann", upload, now));
        sweepAfter(Duration.ofHours(24));
        assertThat(blobs.has(upload)).isTrue();
        sweepAfter(Duration.ofMinutes(1));
        assertThat(blobs.has(upload)).isFalse();
    }

    /** An order looks at its source and is stored a moment later; another coordinator's sweep may lie in between. */
    @Test
    void amongSeveralCoordinatorsAnUploadStaysLongerThanItCanBeOrdered() throws IOException {
        Retention shared = retention(Duration.ofMinutes(5));
        Blob upload = sealed("film");
        Sources sources = new Sources(blobs, uploads, List.of());
        Principal ann = new Principal("ann", Role.SUBMITTER, "k1");
        OrderSource order = new OrderSource.Upload(upload, "film.mp4");
        uploads.record(new UploadStore.Upload("ann", upload, now));

        now = now.plus(Duration.ofHours(24)).minus(Duration.ofMinutes(5));
        assertThat(sources.resolve(order, ann, shared.orderedSince("ann")).source())
                .isPresent();
        now = now.plusSeconds(1);
        assertThat(sources.resolve(order, ann, shared.orderedSince("ann")).complaint())
                .isPresent();

        now = now.plus(Duration.ofMinutes(9));
        shared.sweep();
        assertThat(blobs.has(upload)).isTrue();
        now = now.plus(Duration.ofMinutes(2));
        shared.sweep();
        assertThat(blobs.has(upload)).isFalse();
    }

    @Test
    void aSourceStaysWhileItsJobGoesOn() throws IOException {
        Blob upload = sealed("film");
        uploads.record(new UploadStore.Upload("ann", upload, now));
        Job job = jobs.insert(withSource(job("j-1"), new Source.Uploaded(upload, "film.mp4")));
        sweepAfter(Duration.ofDays(30));
        assertThat(blobs.has(upload)).isTrue();
        jobs.update(job.moved(JobState.FAILED, Optional.empty(), now));
        sweepAfter(Duration.ZERO);
        assertThat(blobs.has(upload)).isFalse();
    }

    @Test
    void deliveriesStayWhileTheirJobGoesOnAndGoWithIt() throws IOException {
        Job job = jobs.insert(job("j-1"));
        Blob blob = sealed("frames");
        Delivery delivery = of(blob, delivery(lane(job, 0), "l-1", 0, 10));
        deliveries.commit(delivery, pieces(delivery));
        sweepAfter(Duration.ofDays(30));
        assertThat(blobs.has(blob)).isTrue();
        jobs.update(job.moved(JobState.CANCELLED, Optional.empty(), now));
        retention.release(job.id());
        assertThat(blobs.has(blob))
                .as("whoever stops a job does not wait for it")
                .isTrue();
        retention.settle();
        assertThat(blobs.has(blob)).isFalse();
    }

    @Test
    void deliveriesThatCannotGoWhileTheStoreIsAwayGoWhenItIsBack() throws IOException {
        List<Blob> released = new ArrayList<>();
        Job job = jobs.insert(job("j-1"));
        for (int at = 0; at < 3; at++) {
            Blob blob = sealed("frames " + at);
            Delivery delivery = of(blob, delivery(lane(job, 0), "l-" + at, at * 10L, at * 10L + 10));
            deliveries.commit(delivery, pieces(delivery));
            released.add(blob);
        }
        jobs.update(job.moved(JobState.CANCELLED, Optional.empty(), now));
        store.answerAway(Optional.of("The blob store does not answer."));
        retention.release(job.id());

        now = now.plusSeconds(61);
        retention.settle();
        assertThat(released).allMatch(blobs::has);

        store.answerAway(Optional.empty());
        retention.settle();
        assertThat(released).as("not before another minute").allMatch(blobs::has);
        now = now.plusSeconds(61);
        retention.settle();
        assertThat(released).noneMatch(blobs::has);
    }

    @Test
    void whatCannotGoHoldsUpNothingElse() throws IOException {
        Blob stuck = sealed("on a sector that cannot be written");
        Blob other = sealed("came in vain");
        store.beStuck(stuck);
        retention.discardSoon(stuck);
        now = now.plusSeconds(1);
        retention.discardSoon(other);

        retention.settle();
        now = now.plusSeconds(61);
        retention.settle();
        assertThat(blobs.has(other)).isFalse();
        assertThat(blobs.has(stuck)).isTrue();
    }

    @Test
    void aSweepWithSomethingInItsWayDoesWhatItCanAndFails() throws IOException {
        Blob stuck = sealed("on a sector that cannot be written");
        Blob other = sealed("sealed, and then all stopped");
        store.beStuck(stuck);
        now = now.plusSeconds(1);
        assertThatThrownBy(retention::sweep).isInstanceOf(IOException.class).hasMessageContaining("cannot be written");
        assertThat(blobs.has(other)).isFalse();

        store.answerAway(Optional.of("The blob store does not answer."));
        assertThatThrownBy(retention::sweep).isInstanceOf(StoreAway.class);
    }

    @Test
    void outputsGoAWeekAfterTheirJobsEnd() throws IOException {
        Job job = jobs.insert(job("j-1"));
        Blob blob = sealed("film");
        Output output = new Output(job.id(), "film.mp4", "video/mp4", blob, 1, 1);
        jobs.finish(job.moved(JobState.DONE, Optional.empty(), now), List.of(output), Optional.empty());
        sweepAfter(Duration.ofDays(7));
        assertThat(blobs.has(blob)).isTrue();
        sweepAfter(Duration.ofMinutes(1));
        assertThat(blobs.has(blob)).isFalse();
        assertThat(jobs.outputs(job.id())).as("what is remembered").containsExactly(output);
    }

    @Test
    void whatAnOwnerUploadsAndGetsStaysForTheOwnersTime() throws IOException {
        Retention farm = retention(LONGER_FOR_BOB, Duration.ZERO);
        Blob anns = sealed("ann's");
        uploads.record(new UploadStore.Upload("ann", anns, now));
        Blob bobs = sealed("bob's");
        uploads.record(new UploadStore.Upload("bob", bobs, now));
        Blob film = done(job("j-1", "bob", Optional.empty(), now));

        now = now.plus(Duration.ofHours(47));
        farm.sweep();
        assertThat(blobs.has(anns)).isFalse();
        assertThat(uploads.owners()).containsExactly("bob");
        assertThat(blobs.has(bobs)).isTrue();

        now = now.plus(Duration.ofDays(28));
        farm.sweep();
        assertThat(blobs.has(bobs)).isFalse();
        assertThat(blobs.has(film)).isTrue();

        now = now.plus(Duration.ofDays(1));
        farm.sweep();
        assertThat(blobs.has(film)).isFalse();
    }

    @Test
    void whatAnOrderWasPromisedHoldsThoughLessIsUsualByThen() throws IOException {
        Blob film = done(keeping(job("j-1"), Duration.ofDays(6)));
        KeepFor.Times anHour = new KeepFor.Times(Duration.ofHours(1), Duration.ofHours(1));
        Retention stricter = retention(new KeepFor(anHour, Map.of("ann", anHour)), Duration.ZERO);

        now = now.plus(Duration.ofDays(6));
        stricter.sweep();
        assertThat(blobs.has(film)).isTrue();
        now = now.plusMillis(1);
        stricter.sweep();
        assertThat(blobs.has(film)).isFalse();
    }

    @Test
    void whoeverOrdersLessGetsLess() throws IOException {
        Blob film = done(keeping(job("j-1"), Duration.ofHours(2)));
        sweepAfter(Duration.ofHours(2));
        assertThat(blobs.has(film)).isTrue();
        sweepAfter(Duration.ofMinutes(1));
        assertThat(blobs.has(film)).isFalse();
    }

    @Test
    void outputsHaveAnEndAsSoonAsTheyAreThere() {
        Retention farm = retention(LONGER_FOR_BOB, Duration.ZERO);
        Job anns = job("j-1", "ann", Optional.empty(), now);
        assertThat(farm.outputsUntil(anns)).isEmpty();
        assertThat(farm.outputsUntil(in(anns, JobState.FAILED))).isEmpty();
        assertThat(farm.outputsUntil(in(anns, JobState.DONE))).contains(now.plus(Duration.ofDays(7)));
        assertThat(farm.outputsUntil(in(keeping(anns, Duration.ofHours(3)), JobState.DONE)))
                .contains(now.plus(Duration.ofHours(3)));
        assertThat(farm.outputsUntil(in(job("j-2", "bob", Optional.empty(), now), JobState.DONE)))
                .contains(now.plus(Duration.ofDays(30)));
        assertThat(farm.longest("ann")).isEqualTo(Duration.ofDays(7));
        assertThat(farm.longest("bob")).isEqualTo(Duration.ofDays(30));
    }

    private Blob done(Job job) throws IOException {
        jobs.insert(job);
        Blob film = sealed("film of " + job.id());
        Output output = new Output(job.id(), "film.mp4", "video/mp4", film, 1, 1);
        jobs.finish(job.moved(JobState.DONE, Optional.empty(), now), List.of(output), Optional.empty());
        return film;
    }

    /** Another coordinator may have sealed the same bytes and not have said so yet. */
    @Test
    void amongSeveralCoordinatorsFreshBytesStayUntilAllHasSettled() throws IOException {
        Retention shared = retention(Duration.ofMinutes(5));
        Job job = jobs.insert(job("j-1"));
        Blob blob = sealed("frames");
        Delivery delivery = of(blob, delivery(lane(job, 0), "l-1", 0, 10));
        deliveries.commit(delivery, pieces(delivery));
        jobs.update(job.moved(JobState.CANCELLED, Optional.empty(), now));
        shared.release(job.id());
        assertThat(blobs.has(blob)).isTrue();

        now = now.plus(Duration.ofMinutes(4));
        sealed("frames");
        now = now.plus(Duration.ofMinutes(2));
        shared.settle();
        assertThat(blobs.has(blob)).as("sealed again two minutes ago").isTrue();

        now = now.plus(Duration.ofMinutes(5));
        shared.settle();
        assertThat(blobs.has(blob)).isFalse();
    }

    private Retention retention(Duration settling) {
        return retention(KeepFor.DEFAULT, settling);
    }

    private Retention retention(KeepFor keep, Duration settling) {
        return new Retention(deliveries, uploads, store, keep, settling, () -> now.plus(ahead), () -> now);
    }

    private void sweepAfter(Duration duration) throws IOException {
        now = now.plus(duration);
        retention.sweep();
    }

    private Blob sealed(String text) throws IOException {
        try (Blobs.Incoming incoming = blobs.create()) {
            incoming.write(text.getBytes(UTF_8));
            return incoming.seal();
        }
    }

    private static Delivery of(Blob blob, Delivery like) {
        Evidence said = like.evidence();
        Evidence evidence =
                new Evidence(blob, said.frames(), said.firstTime(), said.lastTime(), said.parityClass(), 0, 0, 1, 1);
        return new Delivery(
                like.lane(),
                like.interval(),
                like.lease(),
                like.attempt(),
                like.agent(),
                evidence,
                like.header(),
                like.accepted());
    }
}
