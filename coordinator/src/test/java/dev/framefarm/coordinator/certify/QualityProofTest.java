package dev.framefarm.coordinator.certify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Likeness;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Quality;
import dev.framefarm.coordinator.model.Treatment;
import dev.framefarm.coordinator.testing.PlanExamples;
import dev.framefarm.coordinator.testing.StoreExamples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QualityProofTest {
    private static final Quality WANTED = new Quality(Quality.Metric.SSIM, 0.97, 14, 38);

    @Test
    void longPiecesCountMore() {
        Plan plan = wanting(Optional.of(WANTED));
        assertThat(QualityProof.of(
                        plan, List.of(piece(0, 48, new Likeness(20, 0.96)), piece(48, 64, new Likeness(24, 0.98)))))
                .containsExactly(new Certificate.Reached(
                        "h264",
                        1280,
                        720,
                        "ssim",
                        0.97,
                        new Certificate.Scores(0.96, 0.965),
                        new Certificate.Crfs(20, 21, 24)));
        assertThat(QualityProof.remarks(plan, List.of(piece(0, 48, new Likeness(20, 0.96)))))
                .isEmpty();
    }

    @Test
    void whatEndsAtALimitIsRemarked() {
        assertThat(QualityProof.remarks(
                        wanting(Optional.of(WANTED)),
                        List.of(
                                piece(0, 48, new Likeness(14, 0.91)),
                                piece(48, 96, new Likeness(38, 0.99)),
                                piece(96, 100, new Likeness(38, 0.97)))))
                .containsExactly(
                        "h264 of 1280x720: SSIM of 0.97 is not reached in 1 of 3 segments even at CRF 14, the best that"
                                + " is used.",
                        "h264 of 1280x720: SSIM is above 0.97 in 1 of 3 segments even at CRF 38, the worst that is"
                                + " used.");
    }

    @Test
    void nothingIsSaidWhereNothingWasWantedOrThereIsNothingYet() {
        assertThat(QualityProof.of(wanting(Optional.empty()), List.of(piece(0, 48, new Likeness(20, 0.96)))))
                .isEmpty();
        assertThat(QualityProof.of(wanting(Optional.of(WANTED)), List.of())).isEmpty();
    }

    private static Plan wanting(Optional<Quality> quality) {
        Plan plan = PlanExamples.plan("film.mp4");
        Encode.Video video = (Encode.Video) plan.video().encode();
        Encode.Coding coding = video.coding();
        Encode.Coding other = new Encode.Coding(
                coding.codec(),
                coding.crf(),
                coding.preset(),
                coding.threads(),
                coding.keyframeInterval(),
                coding.dials().withQuality(quality));
        Lane lane = plan.video();
        return new Plan(
                plan.profile(),
                plan.timeline(),
                plan.filmStart(),
                plan.raisedSeconds(),
                List.of(new Lane(
                        0,
                        lane.stream(),
                        new Encode.Video(other, Treatment.NONE, video.picture(), video.timing()),
                        lane.cuts(),
                        lane.leadIn())),
                List.of(),
                plan.output(),
                List.of());
    }

    private static Delivery piece(long from, long to, Likeness found) {
        return new Delivery(
                new LaneId(StoreExamples.job("j-1").id(), 0),
                new Interval(from, to),
                new LeaseId("l-" + from),
                1,
                new AgentId("a-1"),
                new Evidence(new Blob("0".repeat(64), 1), to - from, 0, 1, "x264", 0, 0, 1, 1, List.of(found)),
                "header",
                Instant.EPOCH);
    }
}
