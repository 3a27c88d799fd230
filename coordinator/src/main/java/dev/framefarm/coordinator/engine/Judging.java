package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Attempt;
import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Evidence;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Likeness;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Quality;
import dev.framefarm.coordinator.model.Verdict;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.coordinator.verify.DeliveryJudge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks at what was delivered, and judges it by its plan and by its lane's first delivery. */
final class Judging {
    private static final Verdict UNHEARD =
            Verdict.rejected("LOUDNESS", "the agent did not change the loudness; update it");

    private static final Verdict UNSEARCHED =
            Verdict.rejected("QUALITY", "the agent did not say with which CRF the quality is reached; update it");

    private final Inspector inspector;
    private final Parity parity;

    Judging(Inspector inspector, Parity parity) {
        this.inspector = inspector;
        this.parity = parity;
    }

    /** {@code header} is the sample description that all deliveries of a lane share. */
    record Seen(Verdict verdict, String header) {}

    /** Bad bytes are measured as a fault; an exception is trouble of ours, and the agent may try again. */
    Seen look(Attempt attempt, Plan plan, Path delivered, Evidence evidence, Optional<String> note) throws IOException {
        Lane lane = plan.lane(attempt.lane().index());
        Inspector.Measured measured = inspector.measure(delivered, depth(lane), mostPackets(attempt, plan, lane));
        return new Seen(
                isUnheard(lane, note) ? UNHEARD : verdict(attempt, plan, lane, measured, evidence), measured.header());
    }

    /** Another first delivery of the lane was committed while this one was judged. */
    Verdict.Rejected mixed(Delivery delivery) {
        return parity.first(delivery.lane())
                .flatMap(first -> DeliveryJudge.mixed(delivery.evidence(), delivery.header(), first))
                .orElseGet(() -> Verdict.rejected(Verdict.OVERTAKEN, "the lane held deliveries of another kind"));
    }

    private static Inspector.Depth depth(Lane lane) {
        return lane.encode() instanceof Encode.Video video
                        && video.renditions().stream()
                                .allMatch(each -> each.coding().codec().isIntra())
                ? Inspector.Depth.ENDS
                : Inspector.Depth.KEYFRAMES;
    }

    /** An agent that does not know of loudness delivers all the same. */
    private static boolean isUnheard(Lane lane, Optional<String> note) {
        return lane.encode() instanceof Encode.Audio sound && sound.loudness().isPresent() && note.isEmpty();
    }

    /** Nobody else can say what was found, and a crf beside the limits is none that was ordered. */
    private static boolean isSearched(List<Quality> wanted, List<Likeness> found) {
        return wanted.size() == found.size()
                && IntStream.range(0, wanted.size())
                        .allMatch(i -> found.get(i).crf() >= wanted.get(i).best()
                                && found.get(i).crf() <= wanted.get(i).worst());
    }

    private Verdict verdict(Attempt attempt, Plan plan, Lane lane, Inspector.Measured measured, Evidence evidence) {
        Optional<String> unproven = parity.unproven(attempt.agent(), lane, evidence.parityClass());
        if (unproven.isPresent()) {
            return Verdict.rejected("PARITY", unproven.get());
        }
        Optional<Delivery> first = parity.first(attempt.lane());
        if (lane.encode() instanceof Encode.Video video) {
            if (!isSearched(video.qualities(), evidence.likeness())) {
                return UNSEARCHED;
            }
            List<DeliveryJudge.Found> tracks = Stream.concat(Stream.of(measured), measured.others().stream())
                    .map(Judging::found)
                    .toList();
            List<String> codecs = video.renditions().stream()
                    .map(each -> each.coding().codec().format())
                    .toList();
            DeliveryJudge.Expected expected = new DeliveryJudge.Expected(
                    new Fraction(1, video.timing().outputTimeBase().den()),
                    WorkOrder.expectedTimes(plan, lane, attempt.interval()));
            return DeliveryJudge.tracks(evidence, tracks, codecs, expected, first);
        }
        return DeliveryJudge.sound(
                evidence,
                found(measured),
                lane.encode().format(),
                WorkOrder.soundSpan(plan, lane, attempt.interval()),
                first);
    }

    private static DeliveryJudge.Found found(Inspector.Measured measured) {
        return new DeliveryJudge.Found(
                measured.timeBase(), measured.times(), measured.codec(), measured.header(), measured.fault());
    }

    private static long mostPackets(Attempt attempt, Plan plan, Lane lane) {
        return lane.isVideo()
                ? attempt.interval().length()
                : WorkOrder.soundSpan(plan, lane, attempt.interval()).mostPackets();
    }
}
