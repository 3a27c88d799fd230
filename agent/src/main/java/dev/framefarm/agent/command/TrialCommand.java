package dev.framefarm.agent.command;

import dev.framefarm.agent.work.AudioCodec;
import dev.framefarm.agent.work.VideoCodec;
import java.util.List;

/**
 * A short real encode that shows whether an encoder works on this machine. The only place where a source
 * is made up: a list of built-in encoders promises things that a missing library or driver does not keep.
 */
public record TrialCommand(String encoder, String library, List<String> arguments) {
    /** No encoder here takes only larger ones. */
    private static final String SIZE = "256x128";

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
                of(VideoCodec.FFV1));
    }

    private static TrialCommand of(VideoCodec codec) {
        VideoEncoder encoder = VideoEncoder.of(codec);
        Arguments arguments = source("testsrc2=size=" + SIZE + ":rate=25:duration=0.2")
                .add("-c:v", encoder.library())
                .addAll(encoder.trial());
        String flags = "+frag_keyframe+empty_moov+default_base_moof";
        return new TrialCommand(codec.label(), encoder.library(), wrapped(arguments, flags, encoder.muxer()));
    }

    private static TrialCommand of(AudioCodec codec) {
        String library = SoundEncoder.of(codec, 0).library();
        Arguments arguments = source("sine=sample_rate=48000:duration=0.2").add("-c:a", library);
        // The header of AC-3 tells of its packets, and cannot come before the first.
        return new TrialCommand(codec.label(), library, wrapped(arguments, "+delay_moov+default_base_moof", "mp4"));
    }

    private static Arguments source(String source) {
        return new Arguments()
                .add("-nostdin", "-hide_banner", "-v", "error", "-f", "lavfi", "-i", source, "-threads", "1");
    }

    private static List<String> wrapped(Arguments arguments, String flags, String muxer) {
        return arguments.add("-movflags", flags, "-f", muxer, "pipe:1").done();
    }
}
