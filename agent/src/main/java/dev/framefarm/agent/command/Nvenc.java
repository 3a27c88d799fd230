package dev.framefarm.agent.command;

import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.agent.work.VideoWork;
import java.util.List;

/**
 * The encoder of NVIDIA's graphics cards, in its three formats. How many B-frames it makes, and what refers to them, is left
 * to the preset: the driver knows what its card can do, and asking for what it lacks would end the encode.
 */
final class Nvenc extends VideoEncoder {
    private static final List<String> PRESETS = List.of("p1", "p2", "p3", "p4", "p5", "p6", "p7");

    /** A quality of 0 means that the encoder chooses one. */
    private static final int BEST_QUALITY = 1;

    private static final List<String> CARE = List.of("-rc-lookahead", "20", "-spatial-aq", "1", "-forced-idr", "1");

    private final Format format;

    Nvenc(Format format) {
        this.format = format;
    }

    /** What comes out; {@code header} is the filter that writes the film's rate into it, which that of AV1 does not hold. */
    enum Format {
        H264("h264_nvenc", "h264_metadata"),
        HEVC("hevc_nvenc", "hevc_metadata"),
        AV1("av1_nvenc", "");

        private final String library;
        private final String header;

        Format(String library, String header) {
            this.library = library;
            this.header = header;
        }
    }

    @Override
    String library() {
        return format.library;
    }

    @Override
    List<String> presets() {
        return PRESETS;
    }

    @Override
    String usualPreset() {
        return "p5";
    }

    @Override
    List<String> profiles() {
        return switch (format) {
            case H264 -> List.of("main", "high");
            case HEVC -> List.of("main", "main10");
            case AV1 -> List.of();
        };
    }

    @Override
    String samples(PixelFormat wanted) {
        return switch (wanted) {
            case YUV420P -> wanted.label();
            case YUV420P10 -> "p010le";
            default -> throw new UnsupportedWork(library() + " takes yuv420p and yuv420p10");
        };
    }

    /** It has no option for the rate, and without one it would take every tick of the clock for a frame. */
    @Override
    boolean goesByGuessedRate(VideoWork work) {
        return true;
    }

    /** As deliveries are made, with keyframes at a distance that can be looked at. */
    @Override
    List<String> trial() {
        return new Arguments()
                .add("-pix_fmt", format == Format.H264 ? PixelFormat.YUV420P.label() : "p010le")
                .add("-preset", usualPreset())
                .addAll(quality(30))
                .addAll(CARE)
                .add("-no-scenecut", "1")
                .done();
    }

    @Override
    List<String> arguments(VideoWork work) {
        refuseBucket(work);
        refuseTarget(work);
        if (work.dials().quality().isPresent()) {
            throw new UnsupportedWork(library() + " is given a quality in its own numbers alone");
        }
        if (work.crf() < BEST_QUALITY) {
            throw new UnsupportedWork(library() + " counts qualities from " + BEST_QUALITY);
        }
        Arguments arguments = new Arguments()
                .add("-c:v", library(), "-preset", preset(work))
                .addAll(quality(work.crf()))
                .addAll(dials(work))
                .addAll(CARE)
                .add("-no-scenecut", work.ladder().fixedKeyframes() ? "1" : "0")
                .addAll(header(work));
        return format == Format.HEVC ? arguments.add("-tag:v", "hvc1").done() : arguments.done();
    }

    /** A constant quality is a variable rate without an average. */
    private static List<String> quality(int crf) {
        return List.of("-tune", "hq", "-rc", "vbr", "-cq", Integer.toString(crf), "-b:v", "0");
    }

    /** The rate and the level that follow from a guess would differ from piece to piece, and pieces would not join. */
    private List<String> header(VideoWork work) {
        return switch (format) {
            case H264 ->
                List.of("-bsf:v", format.header + "=tick_rate=" + twice(work) + ":fixed_frame_rate_flag=0:level=auto");
            case HEVC ->
                List.of(
                        "-bsf:v",
                        format.header + "=tick_rate=" + work.frameRate().slash() + ":level=auto");
            case AV1 -> List.of();
        };
    }

    /** H.264 counts fields. */
    private static String twice(VideoWork work) {
        return 2 * work.frameRate().numerator() + "/" + work.frameRate().denominator();
    }
}
