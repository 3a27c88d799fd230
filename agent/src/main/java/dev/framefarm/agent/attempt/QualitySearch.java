package dev.framefarm.agent.attempt;

import dev.framefarm.agent.command.EncodeCommand;
import dev.framefarm.agent.evidence.Likeness;
import dev.framefarm.agent.evidence.Tries;
import dev.framefarm.agent.work.Quality;
import dev.framefarm.agent.work.VideoWork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the crf of each rendition that is to reach a score: one run over the slice encodes samples of it at a few. What
 * is found follows from the pictures alone. Renditions take turns, because each needs several encoders at once.
 */
final class QualitySearch {
    /** FFmpeg says this and crashes, because a loopback decoder that never gets anything cannot begin. */
    private static final String NO_SAMPLES = "No filtered frames for output stream";

    private final Encoder encoder;
    private final Bounds bounds;
    private final Parts parts;
    private final Supplier<Slice> again;
    private final List<Integer> crfs = new ArrayList<>();
    private double cpuSeconds;

    QualitySearch(Encoder encoder, Bounds bounds, Parts parts, Supplier<Slice> again) {
        this.encoder = encoder;
        this.bounds = bounds;
        this.parts = parts;
        this.again = again;
    }

    /** Returns why it failed; empty when {@link #found} tells what to encode, of a slice that is on its way again. */
    Optional<Outcome.Ended> run(VideoWork work) throws InterruptedException {
        for (VideoWork rendition : work.renditions()) {
            Optional<Quality> wanted = rendition.dials().quality();
            Optional<Outcome.Ended> end = wanted.isPresent() ? search(rendition, wanted.get()) : keep(rendition);
            if (end.isPresent()) {
                return end;
            }
        }
        return Optional.empty();
    }

    private Optional<Outcome.Ended> keep(VideoWork rendition) {
        crfs.add(rendition.crf());
        return Optional.empty();
    }

    private Optional<Outcome.Ended> search(VideoWork rendition, Quality wanted) throws InterruptedException {
        List<Integer> tries = Tries.crfs(wanted);
        Rehearsal rehearsal = new Rehearsal(encoder, bounds, parts);
        Optional<Outcome.Ended> end = rehearsal.run(EncodeCommand.tries(rendition, tries), tick -> {});
        cpuSeconds += rehearsal.cpuSeconds();
        if (end.isPresent()) {
            return end.map(failed -> isTooShort(failed, rehearsal.log()) ? tooShort(rendition) : failed);
        }
        List<Double> scores = Likeness.read(rehearsal.log(), Collections.nCopies(tries.size(), wanted.metric()));
        if (scores.isEmpty()) {
            return Optional.of(Judgement.unmeasured());
        }
        crfs.add(Tries.choose(wanted, Likeness.pair(tries, scores)));
        parts.slice(again.get());
        return Optional.empty();
    }

    private static boolean isTooShort(Outcome.Ended failed, String log) {
        return failed.code() == EndCode.ENCODER_FAILED && log.contains(NO_SAMPLES);
    }

    private static Outcome.Ended tooShort(VideoWork rendition) {
        return new Outcome.Ended(
                EndCode.FRAMES_SHORT, rendition.pictures() + " frames wanted, none found where samples should be");
    }

    VideoWork found(VideoWork work) {
        return work.at(crfs);
    }

    double cpuSeconds() {
        return cpuSeconds;
    }
}
