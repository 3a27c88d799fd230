package dev.framefarm.coordinator.certify;

import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts an output's certificate together. */
public final class Certifier {
    private Certifier() {}

    public static Certificate certify(Facts facts, Output output) {
        Plan plan = facts.plan();
        SoundProof sound = new SoundProof(plan, facts.finished());
        LaneProof lanes = new LaneProof(facts.deliveries(), facts.attempts());
        List<Certificate.Seam> seams = Seams.of(facts);
        return new Certificate(
                Certificate.FORMAT,
                facts.job().id().value(),
                new Certificate.Made(
                        facts.job().recipe().name(), facts.job().recipe().version()),
                new Certificate.Original(
                        facts.job().source().name(),
                        facts.job().source().bytes(),
                        facts.digest().sha256()),
                new Certificate.Finished(
                        output.name(), output.blob().sha256(), output.blob().bytes()),
                exactness(facts, sound, seams),
                sound.tracks(),
                plan.lanes().stream().map(lane -> lanes.lane(plan, lane)).toList(),
                seams,
                RateProof.of(facts),
                Optional.of(QualityProof.of(plan, facts.deliveries())).filter(Predicate.not(List::isEmpty)),
                warnings(facts, sound, seams));
    }

    private static Certificate.Exactness exactness(Facts facts, SoundProof sound, List<Certificate.Seam> seams) {
        Facts.Frames frames = facts.finished().frames();
        boolean all = frames.found() == frames.expected();
        return new Certificate.Exactness(
                all && seams.stream().allMatch(Certificate.Seam::key),
                facts.plan().timeline().frames(),
                frames.expected(),
                frames.found(),
                Rounded.micros(
                        facts.plan().pictures().isPresent() ? frames.largestDeviation() : sound.largestDeviation()),
                facts.finished().pictures().map(Certifier::pictures));
    }

    private static Certificate.Pictures pictures(Facts.Pictures found) {
        return new Certificate.Pictures(found.source().equals(found.output()), found.source(), found.output());
    }

    private static List<String> warnings(Facts facts, SoundProof sound, List<Certificate.Seam> seams) {
        List<String> warnings = new ArrayList<>(facts.plan().remarks());
        if (facts.digest().sha256().isEmpty()) {
            warnings.add(
                    "The source's digest could not be taken: " + facts.digest().trouble());
        }
        facts.finished()
                .pictures()
                .filter(found -> !found.source().equals(found.output()))
                .ifPresent(any -> warnings.add("The decoded pictures are not the source's to the bit; a damaged source"
                        + " may decode differently each time."));
        warnings.addAll(sound.warnings());
        RateProof.of(facts).flatMap(RateProof::warning).ifPresent(warnings::add);
        warnings.addAll(QualityProof.remarks(facts.plan(), facts.deliveries()));
        seams.forEach(seam -> SeamQuality.warning(seam).ifPresent(warnings::add));
        return warnings;
    }
}
