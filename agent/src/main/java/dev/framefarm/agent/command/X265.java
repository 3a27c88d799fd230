package dev.framefarm.agent.command;

import dev.framefarm.agent.work.VideoWork;
import java.util.List;

/**
 * HEVC by x265. Its thread pool would take every core of the machine whatever {@code -threads} says, so
 * the pool is off and frame threads alone give the parallelism. {@code hvc1} is what Apple's players want.
 */
final class X265 extends VideoEncoder {
    private static final int MOST_FRAME_THREADS = 16;

    @Override
    String library() {
        return "libx265";
    }

    @Override
    List<String> presets() {
        return X264.PRESETS;
    }

    @Override
    String usualPreset() {
        return "medium";
    }

    @Override
    List<String> tunes() {
        return List.of("animation", "grain", "fastdecode", "zerolatency");
    }

    @Override
    List<String> profiles() {
        return List.of("main", "main10");
    }

    /** It has words of its own for them. Without {@code info=0} it writes bit rate and crf, others for each piece, into the header. */
    private static String passesInItsWords(VideoWork work) {
        String plain = differs(work) ? ":info=0" : "";
        return pass(work)
                .map(pass -> plain + (pass.first() ? ":pass=1:slow-firstpass=0" : ":pass=2") + ":stats="
                        + Escaped.inParameters(pass.log()))
                .orElse(plain);
    }

    private static boolean differs(VideoWork work) {
        return work.dials().target().isPresent() || work.dials().quality().isPresent();
    }

    @Override
    List<String> arguments(VideoWork work) {
        int frameThreads = Math.min(MOST_FRAME_THREADS, work.threads());
        return new Arguments()
                .add("-c:v", library(), "-preset", preset(work))
                .addAll(rateBehindQuality(work))
                .addAll(dials(work))
                .add(
                        "-x265-params",
                        "open-gop=0:" + fixed(work) + "pools=none:frame-threads=" + frameThreads
                                + ":log-level=error:fps="
                                + work.frameRate().slash()
                                + bucket(work)
                                + passesInItsWords(work)
                                + Light.integers(work.colour(), "master-display", "max-cll"))
                .add("-tag:v", "hvc1", "-threads", Integer.toString(work.threads()))
                .done();
    }
}
