package dev.framefarm.agent.command;

import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.VideoWork;
import dev.framefarm.agent.work.Work;
import java.util.List;
import java.util.OptionalDouble;

/** FFmpeg's arguments for one attempt: NUT on stdin, fragmented MP4 or Matroska on stdout, progress on stderr. */
public final class EncodeCommand {
    private EncodeCommand() {}

    /** What to start FFmpeg with; unsupported work is refused here, before anything runs. */
    public static List<String> of(Work work) {
        if (work instanceof VideoWork video) {
            return VideoCommand.of(video);
        }
        return SoundCommand.of((AudioWork) work, OptionalDouble.empty());
    }

    /** The pass before that over pictures for which a bit rate is wanted: it fills the log that the work names. */
    public static List<String> firstPass(VideoWork work) {
        return VideoCommand.firstPass(work);
    }

    /** Before a quality is reached: samples of one rendition, encoded with each crf and compared with what they were. */
    public static List<String> tries(VideoWork rendition, List<Integer> crfs) {
        return VideoCommand.tries(rendition, crfs);
    }

    /** The same for sound whose loudness was measured, with the gain that follows from it. */
    public static List<String> withGain(AudioWork work, double decibels) {
        return SoundCommand.of(work, OptionalDouble.of(decibels));
    }
}
