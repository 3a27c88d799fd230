package dev.framefarm.agent.command;

import dev.framefarm.agent.work.VideoWork;
import java.util.List;

/** H.264 by x264. A closed GOP, because a segment's neighbour is encoded somewhere else. */
final class X264 extends VideoEncoder {
    /** Shared with x265, which took them over. */
    static final List<String> PRESETS = List.of(
            "ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow", "placebo");

    @Override
    String library() {
        return "libx264";
    }

    @Override
    List<String> presets() {
        return PRESETS;
    }

    @Override
    String usualPreset() {
        return "medium";
    }

    @Override
    List<String> tunes() {
        return List.of("film", "animation", "grain", "stillimage", "fastdecode", "zerolatency");
    }

    @Override
    List<String> profiles() {
        return List.of("baseline", "main", "high");
    }

    /**
     * The header must not follow from the bit rate or the crf, which is another for each piece. What x264 has to say of
     * its work would leave no room in the log for how good it is.
     */
    private String sameHeader(VideoWork work) {
        if (work.dials().quality().isPresent()) {
            return ":stitchable=1:log=1";
        }
        if (work.dials().target().isEmpty()) {
            return "";
        }
        boolean capped = work.dials().cap().isPresent();
        return ":stitchable=1" + (capped ? "" : ":level=" + H264Level.of(work, PRESETS.indexOf(preset(work))));
    }

    @Override
    List<String> arguments(VideoWork work) {
        return new Arguments()
                .add("-c:v", library(), "-preset", preset(work))
                .addAll(rateBehindQuality(work))
                .addAll(passes(work))
                .addAll(dials(work))
                .add(
                        "-threads",
                        Integer.toString(work.threads()),
                        "-x264-params",
                        "open-gop=0:" + fixed(work) + "fps=" + work.frameRate().slash()
                                + bucket(work)
                                + sameHeader(work)
                                + Light.integers(work.colour(), "mastering-display", "cll"))
                .done();
    }
}
