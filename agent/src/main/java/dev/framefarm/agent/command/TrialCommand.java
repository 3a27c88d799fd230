package dev.framefarm.agent.command;

import dev.framefarm.agent.work.AudioCodec;
import dev.framefarm.agent.work.VideoCodec;
import java.util.List;

/**
 * A short real encode that shows whether an encoder works on this machine. The only place where a source
 * is made up: a list of built-in encoders promises things that a missing library or driver does not keep.
 */
public record TrialCommand(String encoder, String library, boolean hardware, List<String> arguments) {
    /** Of a card: what it makes, so that pictures and keyframes can be counted. */
    public static final int FRAMES = 24;

    private static final int KEYFRAME_DISTANCE = 8;
    public static final int KEYFRAMES = FRAMES / KEYFRAME_DISTANCE;

    /** No encoder here takes only larger ones. */
    private static final String SIZE = "256x128";

    private static final String PICTURES = "testsrc2=size=" + SIZE + ":rate=25:duration=";
    private static final String FRAGMENTS = "+frag_keyframe+empty_moov+default_base_moof";

    /** In the order in which a farm is most likely to want them. */
    public static List<TrialCommand> all() {
        return List.of(
                of(VideoCodec.H264),
                of(AudioCodec.AAC),
                of(VideoCodec.HEVC),
                of(VideoCodec.VP9),
                of(VideoCodec.AV1),
                of(AudioCodec.OPUS),
                of(AudioCodec.AC3),
                of(AudioCodec.FLAC),
                of(AudioCodec.MP3),
                of(AudioCodec.PCM_S16LE),
                of(AudioCodec.PCM_S24LE),
                of(VideoCodec.AV1_AOM),
                of(VideoCodec.PRORES),
                of(VideoCodec.DNXHR),
                of(VideoCodec.FFV1),
                ofCard(VideoCodec.H264_NVENC),
                ofCard(VideoCodec.HEVC_NVENC),
                ofCard(VideoCodec.AV1_NVENC));
    }

    private static TrialCommand of(VideoCodec codec) {
        VideoEncoder encoder = VideoEncoder.of(codec);
        Arguments arguments =
                source("error", PICTURES + "0.2").add("-c:v", encoder.library()).addAll(encoder.trial());
        return new TrialCommand(
                codec.label(), encoder.library(), false, wrapped(arguments, FRAGMENTS, encoder.muxer()));
    }

    /** FFmpeg tells which card it takes when it is asked to say much. */
    private static TrialCommand ofCard(VideoCodec codec) {
        VideoEncoder encoder = VideoEncoder.of(codec);
        Arguments arguments = source("verbose", PICTURES + "2")
                .add("-frames:v", Integer.toString(FRAMES), "-c:v", encoder.library())
                .addAll(encoder.trial())
                .add("-g", Integer.toString(KEYFRAME_DISTANCE));
        return new TrialCommand(codec.label(), encoder.library(), true, wrapped(arguments, FRAGMENTS, "mp4"));
    }

    /** Decodes what comes in, and tells one line for each picture (stream 0) and each packet (stream 1). */
    public static List<String> listing() {
        return new Arguments()
                .add("-nostdin", "-hide_banner", "-v", "error", "-f", "mp4", "-i", "pipe:0")
                .add("-map", "0:v:0", "-map", "0:v:0", "-c:v:0", "wrapped_avframe", "-c:v:1", "copy")
                .add("-f", "framecrc", "pipe:1")
                .done();
    }

    private static TrialCommand of(AudioCodec codec) {
        String library = SoundEncoder.of(codec, 0).library();
        Arguments arguments =
                source("error", "sine=sample_rate=48000:duration=0.2").add("-c:a", library);
        // The header of AC-3 tells of its packets, and cannot come before the first.
        return new TrialCommand(
                codec.label(), library, false, wrapped(arguments, "+delay_moov+default_base_moof", "mp4"));
    }

    private static Arguments source(String level, String source) {
        return new Arguments()
                .add("-nostdin", "-hide_banner", "-v", level, "-f", "lavfi", "-i", source, "-threads", "1");
    }

    private static List<String> wrapped(Arguments arguments, String flags, String muxer) {
        return arguments.add("-movflags", flags, "-f", muxer, "pipe:1").done();
    }
}
