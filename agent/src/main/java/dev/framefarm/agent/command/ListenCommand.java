package dev.framefarm.agent.command;

import dev.framefarm.agent.work.AudioWork;
import java.util.List;

/**
 * Listens to a track as it will be fed to the encoder. The measure is said on stderr; nothing comes out of stdout.
 */
public final class ListenCommand {
    private ListenCommand() {}

    /** What to start FFmpeg with. */
    public static List<String> of(AudioWork work) {
        return SoundCommand.input(Arguments.talking(), work)
                .add("-af", SoundFilters.upToLoudness(work) + ",ebur128=peak=true:framelog=quiet")
                .add("-f", "null", "pipe:1")
                .done();
    }
}
