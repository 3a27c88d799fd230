package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Joiner;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Joins with one FFmpeg that copies: it reads the deliveries from its standard input as they come. */
public final class FfmpegJoiner implements Joiner {
    private final FfmpegTools tools;

    public FfmpegJoiner(Toolchain tools) {
        this.tools = new FfmpegTools(tools);
    }

    @Override
    public Join begin(Plan plan, Path source, List<List<Path>> sound, List<Path> targets) throws IOException {
        SoundFiles files = SoundFiles.of(sound, plan.output().container(), targets.get(0));
        Luggage luggage = pack(plan, source, files, targets.get(0));
        Encode.Video encode = (Encode.Video) plan.video().encode();
        return new FfmpegJoin(
                tools.ffmpeg(JoinCommand.of(plan, source, files.lanes(), luggage, targets)),
                LightBoxes.of(encode.picture().colour()),
                luggage,
                targets);
    }

    private Luggage pack(Plan plan, Path source, SoundFiles files, Path target) throws IOException {
        try {
            return Packing.pack(tools, plan, source, target).with(files);
        } catch (IOException e) {
            files.made().forEach(Luggage::delete);
            throw e;
        }
    }
}
