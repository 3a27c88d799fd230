package dev.framefarm.agent.command;

import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.Target;
import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.agent.work.VideoCodec;
import dev.framefarm.agent.work.VideoWork;
import java.util.List;
import java.util.Optional;

/** One encoder's dialect. Presets are picked from its own list: a stranger's string never gets through. */
abstract class VideoEncoder {
    private static final int KILO = 1000;

    /** FFmpeg's name of the encoder. */
    abstract String library();

    abstract List<String> presets();

    /** What an empty preset stands for. */
    abstract String usualPreset();

    abstract List<String> arguments(VideoWork work);

    /** Whether it tells players what grain to draw. */
    boolean hasGrain() {
        return false;
    }

    /** The arguments for work that asks for nothing it has not. */
    final List<String> fitting(VideoWork work) {
        if (work.dials().grain() > 0 && !hasGrain()) {
            throw new UnsupportedWork(library() + " has no grain");
        }
        return arguments(work);
    }

    static VideoEncoder of(VideoCodec codec) {
        return switch (codec) {
            case H264 -> new X264();
            case HEVC -> new X265();
            case AV1 -> new SvtAv1();
            case VP9 -> new Vp9();
            case AV1_AOM -> new LibAom();
            case PRORES -> new ProRes();
            case DNXHR -> new DnxHr();
            case FFV1 -> new Ffv1();
            case H264_NVENC -> new Nvenc(Nvenc.Format.H264);
            case HEVC_NVENC -> new Nvenc(Nvenc.Format.HEVC);
            case AV1_NVENC -> new Nvenc(Nvenc.Format.AV1);
        };
    }

    /** What its deliveries are wrapped in. MP4, unless that has no place for them. */
    String muxer() {
        return "mp4";
    }

    /** What it takes to make something at all, for a trial. */
    List<String> trial() {
        return List.of("-pix_fmt", PixelFormat.YUV420P.label());
    }

    /** FFmpeg's name of how samples lie when the encoder gets them. */
    String samples(PixelFormat format) {
        return format.label();
    }

    /** Whether it needs some frame rate to work with and cannot be told the film's. */
    boolean goesByGuessedRate(VideoWork work) {
        return false;
    }

    /** What it can be tuned for; nothing, unless it says otherwise. */
    List<String> tunes() {
        return List.of();
    }

    List<String> profiles() {
        return List.of();
    }

    final List<String> dials(VideoWork work) {
        Arguments arguments = new Arguments();
        known("tune", work.dials().tune(), tunes()).ifPresent(tune -> arguments.add("-tune", tune));
        known("profile", work.dials().profile(), profiles()).ifPresent(profile -> arguments.add("-profile:v", profile));
        return arguments.done();
    }

    /** The buffer in the words of x264, which x265 took over: they count in thousands of bits. */
    static String bucket(VideoWork work) {
        return work.dials()
                .cap()
                .map(cap -> ":vbv-maxrate=" + cap.bitRate() / KILO + ":vbv-bufsize=" + cap.buffer() / KILO
                        + ":vbv-init=" + cap.fullness())
                .orElse("");
    }

    static List<String> quality(VideoWork work) {
        return List.of("-crf", Integer.toString(work.crf()));
    }

    static List<String> bitRate(Target target) {
        return List.of("-b:v", Long.toString(target.bitRate()));
    }

    /**
     * For encoders whose first pass is an encode like any other. What that finds out at a good quality holds for the
     * second, whatever its rate; at the rate itself it would take noise for flat.
     */
    static List<String> rateBehindQuality(VideoWork work) {
        boolean first = pass(work).filter(Target.Pass::first).isPresent();
        return work.dials()
                .target()
                .filter(target -> !first)
                .map(VideoEncoder::bitRate)
                .orElseGet(() -> quality(work));
    }

    /** For libvpx and libaom, where a bit rate of 0 makes crf mean constant quality. */
    static List<String> rateOrConstant(VideoWork work) {
        return work.dials()
                .target()
                .map(VideoEncoder::bitRate)
                .orElseGet(() -> List.of("-crf", Integer.toString(work.crf()), "-b:v", "0"));
    }

    /** Which of two passes this is, in FFmpeg's words. */
    static List<String> passes(VideoWork work) {
        return pass(work)
                .map(pass -> List.of("-pass", pass.first() ? "1" : "2", "-passlogfile", pass.log()))
                .orElse(List.of());
    }

    static Optional<Target.Pass> pass(VideoWork work) {
        return work.dials().target().flatMap(Target::pass);
    }

    final void refuseTarget(VideoWork work) {
        if (work.dials().target().isPresent()) {
            throw new UnsupportedWork(library() + " has no two passes that hit a bit rate");
        }
    }

    final void refuseBucket(VideoWork work) {
        if (work.dials().cap().isPresent()) {
            throw new UnsupportedWork(library() + " keeps no buffer from running dry at a constant quality");
        }
    }

    final Optional<String> known(String what, Optional<String> wanted, List<String> allowed) {
        if (wanted.isPresent() && !allowed.contains(wanted.get())) {
            String knows = allowed.isEmpty() ? "none" : String.join(", ", allowed) + "; not this one";
            throw new UnsupportedWork(library() + " knows for " + what + ": " + knows);
        }
        return wanted;
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
