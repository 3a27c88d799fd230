package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongUnaryOperator;

/**
 * Where a lane may be divided, and what each piece must decode in vain first. Keyframes, but no closer than a
 * second; where keyframes are far apart, any frame in between, since decoding is cheap beside encoding.
 *
 * <p>Every cut costs a keyframe in the output, except where the scene changes, because there an encoder puts one anyway.
 * The source's encoder did so too: of keyframes that would do equally well the one that follows soonest upon another
 * broke the rhythm, most likely for that. It also has the shortest way to decode in vain.
 */
record Cuts(List<Long> positions, List<Long> leadIn) {
    private static final double CLOSEST_SECONDS = 1;
    private static final double FARTHEST_SECONDS = 2.5;
    /** So much longer than it must be a piece may be for a better cut. */
    private static final double NEAR = 0.25;

    /** 30000/1001 frames are as good as 30. */
    private static final double NEARLY = 0.01;

    /** Where each frame becomes several pictures they stay together. */
    static Cuts of(Timeline timeline, Optional<Grid> grid, int pictures) {
        return grid.map(each -> at(timeline, each::position, each.length()))
                .orElseGet(() -> at(timeline, frame -> frame * pictures, (long) timeline.frames() * pictures));
    }

    /** Where the output has its keyframes, when these are to be equally far apart across seams too. */
    static Cuts aligned(Timeline timeline, Optional<Grid> grid, int pictures, int interval) {
        long length = grid.map(Grid::length).orElse((long) timeline.frames() * pictures);
        double rate = timeline.rate() * length / timeline.frames();
        long step = interval * Math.max(1, (long) Math.ceil(CLOSEST_SECONDS * rate / interval - NEARLY));
        List<Long> positions = new ArrayList<>(List.of(0L));
        List<Long> leadIn = new ArrayList<>(List.of(0L));
        for (long here = step; here < length; here += step) {
            long position = here;
            long frame = grid.map(each -> (long) each.sourceAt(position)).orElse(position / pictures);
            positions.add(here);
            leadIn.add(frame - LeadIn.first(timeline, frame, 0));
        }
        positions.add(length);
        return new Cuts(positions, leadIn);
    }

    /** Fewer of them; a rest that is too short goes to the piece before. */
    Cuts noCloserThan(double seconds, LongToDoubleFunction time) {
        int last = positions.size() - 1;
        double end = time.applyAsDouble(positions.get(last));
        List<Long> farther = new ArrayList<>(List.of(positions.get(0)));
        List<Long> theirLeadIn = new ArrayList<>(List.of(leadIn.get(0)));
        double before = time.applyAsDouble(positions.get(0));
        for (int i = 1; i < last; i++) {
            double here = time.applyAsDouble(positions.get(i));
            if (here - before >= seconds && end - here >= seconds) {
                i = soonest(i, before + seconds * (1 + NEAR), end - seconds, time);
                farther.add(positions.get(i));
                theirLeadIn.add(leadIn.get(i));
                before = time.applyAsDouble(positions.get(i));
            }
        }
        farther.add(positions.get(last));
        return new Cuts(farther, theirLeadIn);
    }

    /** Of cuts that are little farther: the one that follows soonest upon a keyframe. */
    private int soonest(int first, double near, double latest, LongToDoubleFunction time) {
        int best = first;
        for (int i = first + 1; i < positions.size() - 1; i++) {
            double here = time.applyAsDouble(positions.get(i));
            if (here > near || here > latest) {
                break;
            }
            best = leadIn.get(i) < leadIn.get(best) ? i : best;
        }
        return best;
    }

    private static Cuts at(Timeline timeline, LongUnaryOperator position, long length) {
        List<Long> positions = new ArrayList<>(List.of(0L));
        List<Long> leadIn = new ArrayList<>(List.of(0L));
        for (int frame : sourceFrames(timeline)) {
            long here = position.applyAsLong(frame);
            if (here > positions.get(positions.size() - 1) && here < length) {
                positions.add(here);
                leadIn.add((long) frame - LeadIn.first(timeline, frame, 0));
            }
        }
        positions.add(length);
        return new Cuts(positions, leadIn);
    }

    private static List<Integer> sourceFrames(Timeline timeline) {
        long closest = Math.max(1, Math.round(CLOSEST_SECONDS * timeline.rate()));
        long farthest = Math.max(2, Math.round(FARTHEST_SECONDS * timeline.rate()));
        List<Integer> frames = new ArrayList<>();
        int last = 0;
        for (int number = 0; number < timeline.keyCount(); number++) {
            int key = timeline.key(number);
            if (key - last < closest) {
                continue;
            }
            number = soonest(timeline, number, closest);
            key = timeline.key(number);
            fill(frames, last, key, farthest);
            frames.add(key);
            last = key;
        }
        fill(frames, last, timeline.frames(), farthest);
        return frames;
    }

    /** Of keyframes closer to the first than two cuts may be. */
    private static int soonest(Timeline timeline, int first, long closest) {
        int best = first;
        long until = timeline.key(first) + closest;
        for (int number = first + 1; number < timeline.keyCount() && timeline.key(number) < until; number++) {
            best = distance(timeline, number) < distance(timeline, best) ? number : best;
        }
        return best;
    }

    private static int distance(Timeline timeline, int number) {
        return number == 0 ? 0 : timeline.key(number) - timeline.key(number - 1);
    }

    /** Even steps where two cuts would be too far apart. */
    private static void fill(List<Integer> frames, int from, int to, long farthest) {
        long steps = (to - from + farthest - 1) / farthest;
        for (long step = 1; step < steps; step++) {
            frames.add(Math.toIntExact(from + (to - from) * step / steps));
        }
    }
}
