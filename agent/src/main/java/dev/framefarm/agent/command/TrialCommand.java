package dev.framefarm.agent.command;

import dev.framefarm.agent.work.AudioCodec;
import dev.framefarm.agent.work.VideoCodec;
import java.util.List;
import java.util.stream.Stream;

/**
 * A short real encode that shows whether an encoder works on this machine. The only place where a source
 * is made up: a list of built-in encoders promises things that a missing library or driver does not keep.
 */
public record TrialCommand(String encoder, String library, List<String> arguments) {
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
                of(VideoCodec.AV1_AOM));
    }

    private static TrialCommand of(VideoCodec codec) {
        String library = VideoEncoder.of(codec).library();
        return new TrialCommand(
                codec.label(), library, encode("testsrc2=size=64x64:rate=25:duration=0.2", "-c:v", library));
    }

    private static TrialCommand of(AudioCodec codec) {
        String library = SoundEncoder.of(codec, 0).library();
        return new TrialCommand(codec.label(), library, encode("sine=sample_rate=48000:duration=0.2", "-c:a", library));
    }

    private static List<String> encode(String source, String... encoder) {
        boolean pictures = Stream.of(encoder).anyMatch("-c:v"::equals);
        Arguments arguments = new Arguments()
                .add("-nostdin", "-hide_banner", "-v", "error", "-f", "lavfi", "-i", source, "-threads", "1")
                .add(encoder);
        if (pictures) {
            arguments.add("-pix_fmt", "yuv420p");
        }
        // The header of AC-3 tells of its packets, and cannot come before the first.
        String flags = pictures ? "+frag_keyframe+empty_moov+default_base_moof" : "+delay_moov+default_base_moof";
        return arguments.add("-movflags", flags, "-f", "mp4", "pipe:1").done();
    }
}
