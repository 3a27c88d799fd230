package dev.framefarm.agent.command;

import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import java.util.List;

/** One encoder's dialect. Presets are picked from its own list: a stranger's string never gets through. */
abstract class VideoEncoder {
    /** FFmpeg's name of the encoder. */
    abstract String library();

    abstract List<String> presets();

    /** What an empty preset stands for. */
    abstract String usualPreset();

    abstract List<String> arguments(VideoWork work);

    static VideoEncoder of(VideoCodec codec) {
        return switch (codec) {
            case H264 -> new X264();
            case HEVC -> new X265();
            case AV1 -> new SvtAv1();
            case VP9 -> new Vp9();
        };
    }

    /** For x264 and x265, which else put keyframes where scenes change. */
    static String fixed(VideoWork work) {
        return work.ladder().fixedKeyframes() ? "scenecut=0:" : "";
    }

    final String preset(VideoWork work) {
        String wanted = work.preset().isEmpty() ? usualPreset() : work.preset();
        if (!presets().contains(wanted)) {
            throw new UnsupportedWork(
                    library() + " knows the presets " + String.join(", ", presets()) + ", not this one");
        }
        return wanted;
    }
}
