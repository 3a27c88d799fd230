package dev.framefarm.coordinator.certify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.testing.PlanExamples;
import dev.framefarm.coordinator.testing.StoreExamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The example's pictures are 100 at 42 ms; track 1 is encoded, track 2 copied. */
class CertifierTest {
    private static final Plan PLAN = PlanExamples.plan("film.mp4");
    private static final Job JOB = StoreExamples.job("j-1");
    private static final Fraction MILLISECOND = new Fraction(1, 1000);

    private final LaneId pictures = new LaneId(JOB.id(), 0);
    private Timeline finished = timeline(0, 48, 96);
    private List<Profile.AudioTrack> heard = PLAN.profile().audio();
    private Map<Long, Facts.Around> seams = Map.of();
    private Optional<Facts.Pictures> compared = Optional.empty();
    private Facts.Digest digest = new Facts.Digest(Optional.of("d".repeat(64)), "");

    @Test
    void saysWhatWasMadeOfWhat() {
        Certificate certificate = certify();

        assertThat(certificate.source())
                .isEqualTo(new Certificate.Original("holiday.mkv", 1_007, Optional.of("d".repeat(64))));
        assertThat(certificate.recipe()).isEqualTo(new Certificate.Made("web", 3));
        assertThat(certificate.output().sha256())
                .isEqualTo(StoreExamples.blob(5).sha256());
        assertThat(certificate.exactness()).isEqualTo(new Certificate.Exactness(true, 100, 100, 100, 0.000_333));
        assertThat(certificate.warnings()).isEqualTo(PLAN.remarks());
    }

    @Test
    void tellsWhetherPicturesAreTheSourcesToTheBit() {
        compared = Optional.of(new Facts.Pictures("a", "a"));
        assertThat(certify().exactness().pictures()).contains(new Certificate.Pictures(true, "a", "a"));
        assertThat(certify().warnings()).isEqualTo(PLAN.remarks());
        compared = Optional.of(new Facts.Pictures("a", "b"));
        assertThat(certify().exactness().pictures()).contains(new Certificate.Pictures(false, "a", "b"));
        assertThat(certify().warnings()).last().asString().startsWith("The decoded pictures are not the source's");
    }

    @Test
    void tellsWhoMadeEachSegmentAndWhatItTook() {
        Certificate.Segment first = certify().lanes().get(0).segments().get(0);

        assertThat(first.from()).isZero();
        assertThat(first.to()).isEqualTo(48);
        assertThat(first.agent()).isEqualTo("a-1");
        assertThat(first.attempt()).isEqualTo(4);
        assertThat(first.parityClass()).isEqualTo("x264/164/avx2");
        assertThat(first.sha256()).isEqualTo(StoreExamples.blob(9).sha256());
        // Accepted 10 s after it was granted, of which 1.75 s were waiting and 3.25 s encoding.
        assertThat(first.seconds()).isEqualTo(new Certificate.Spent(1.75, 0.5, 3.25, 5, 12.125));
    }

    @Test
    void ordersTheLanesSegments() {
        assertThat(certify().lanes().get(0).segments())
                .extracting(Certificate.Segment::from)
                .containsExactly(0L, 48L);
        assertThat(certify().lanes().get(1).kind()).isEqualTo("audio");
    }

    @Test
    void aSeamIsAtAKeyframe() {
        assertThat(certify().seams()).containsExactly(new Certificate.Seam(48, 2.016, true, Optional.empty()));
        assertThat(Seams.fault(facts())).isEmpty();
    }

    @Test
    void aSeamWithoutAKeyframeIsAFault() {
        finished = timeline(0, 50, 96);

        assertThat(Seams.fault(facts()))
                .hasValueSatisfying(fault -> assertThat(fault).contains("frame 48"));
        assertThat(certify().exactness().exact()).isFalse();
    }

    @Test
    void tellsTheFramesNextToASeamFromTheOthers() {
        seams = Map.of(48L, new Facts.Around(likeness(0.98, 0.96, 0.97), likeness(0.97, 0.975, 0.96)));

        assertThat(certify().seams().get(0).quality()).contains(new Certificate.Quality(0.96, 0.96, 0.98, 0.97));
        assertThat(certify().warnings()).isEqualTo(PLAN.remarks());
    }

    @Test
    void aDipAtASeamIsWarnedOf() {
        seams = Map.of(48L, new Facts.Around(likeness(0.98, 0.93, 0.97), likeness(0.97, 0.975, 0.96)));

        assertThat(certify().warnings())
                .contains("The picture is worse at frame 48 (2.02 s), where two segments meet:"
                        + " SSIM 0.930 before and 0.960 after it, usually 0.980 and 0.970 there.");
    }

    /** Nine usual frames with two others at the end, or the other way round: these are next to the seam. */
    private static List<Double> likeness(double first, double second, double third) {
        List<Double> values = new ArrayList<>();
        boolean before = second < third;
        if (!before) {
            values.addAll(List.of(second, third));
        }
        values.addAll(Collections.nCopies(9, first));
        if (before) {
            values.addAll(List.of(second, third));
        }
        return values;
    }

    @Test
    void comparesTheSoundsEndsWithThoseOfTheSource() {
        Certificate.Sound encoded = certify().sound().get(0);
        assertThat(encoded.how()).isEqualTo("aac");
        assertThat(encoded.language()).contains("fra");
        assertThat(encoded.source()).isEqualTo(new Certificate.Offsets(0, 0));
        assertThat(encoded.difference()).contains(new Certificate.Offsets(0, 0));
        assertThat(certify().sound().get(1).how()).isEqualTo("copied");
    }

    @Test
    void aSmallShiftOfSoundIsToldAndALargeOneWarnedOf() {
        heard = List.of(moved(heard.get(0), 480), heard.get(1));
        assertThat(certify().sound().get(0).difference()).contains(new Certificate.Offsets(0.01, 0.01));
        assertThat(certify().warnings()).isEqualTo(PLAN.remarks());

        heard = List.of(moved(heard.get(0), 4800), heard.get(1));
        assertThat(certify().warnings())
                .contains("The sound of stream 1 begins 110 ms and ends 110 ms from where it does in the source.");
    }

    @Test
    void aTrackThatIsMissingIsWarnedOf() {
        heard = heard.subList(0, 1);

        assertThat(certify().warnings()).contains("The output holds 1 instead of 2 tracks of sound.");
        assertThat(certify().sound().get(1).output()).isEmpty();
    }

    @Test
    void aSourceThatCannotBeReadAgainIsWarnedOf() {
        digest = new Facts.Digest(Optional.empty(), "The source has changed.");

        assertThat(certify().source().sha256()).isEmpty();
        assertThat(certify().warnings()).contains("The source's digest could not be taken: The source has changed.");
    }

    private Certificate certify() {
        return Certifier.certify(facts(), StoreExamples.output(JOB, "film.mp4", 5));
    }

    private Facts facts() {
        Profile profile = PLAN.profile();
        return new Facts(
                JOB,
                PLAN,
                digest,
                List.of(delivery("l-2", 48, 100), delivery("l-1", 0, 48)),
                List.of(attempt("l-1"), attempt("l-2"), attempt("l-3")),
                seams,
                new Facts.Finished(
                        new Profile("mov", 0, 4.2, profile.video(), heard, List.of()),
                        finished,
                        new Facts.Frames(100, 100, 0.000_333_333_3),
                        compared));
    }

    private Delivery delivery(String lease, long from, long to) {
        return StoreExamples.delivery(pictures, lease, from, to);
    }

    private Attempt attempt(String lease) {
        return new Attempt(
                new LeaseId(lease),
                pictures,
                new Interval(0, 48),
                4,
                new AgentId("a-1"),
                StoreExamples.NOON.minusSeconds(10),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Timeline timeline(int... keys) {
        long[] all = LongStream.range(0, 100).map(i -> 42 * i).toArray();
        return new Timeline(MILLISECOND, all, Arrays.copyOf(keys, keys.length), 4200);
    }

    private static Profile.AudioTrack moved(Profile.AudioTrack track, long samples) {
        return new Profile.AudioTrack(
                track.stream(),
                track.format(),
                track.timeBase(),
                track.earliest(),
                track.firstSample() + samples,
                track.endSample() + samples,
                track.hidesStart(),
                track.hidesEnd(),
                track.labels());
    }
}
