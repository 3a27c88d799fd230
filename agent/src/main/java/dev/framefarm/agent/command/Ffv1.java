package dev.framefarm.agent.command;

import dev.framefarm.agent.work.VideoWork;
import java.util.List;

/**
 * FFV1 of the third version, as archives want it: every picture for itself, in slices that say whether they are still
 * what they were. As many slices for each agent, because the header of the film names their number.
 */
final class Ffv1 extends Intra {
    private static final String SLICES = "16";

    @Override
    String library() {
        return "ffv1";
    }

    @Override
    List<String> arguments(VideoWork work) {
        refuseBucket(work);
        refuseTarget(work);
        return new Arguments()
                .add("-c:v", library(), "-level", "3", "-slices", SLICES, "-slicecrc", "1")
                .add("-coder", "range_tab", "-context", "1", "-threads", Integer.toString(work.threads()))
                .done();
    }
}
