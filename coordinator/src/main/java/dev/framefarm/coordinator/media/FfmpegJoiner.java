package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Joiner;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Joins with one FFmpeg that copies: it reads the pictures' deliveries from its standard input as they come. */
public final class FfmpegJoiner implements Joiner {
    private final FfmpegTools tools;

    public FfmpegJoiner(Toolchain tools) {
        this.tools = new FfmpegTools(tools);
    }

    @Override
    public Join begin(Plan plan, Path source, List<Path> sound, Targets targets) throws IOException {
        Luggage luggage = Packing.pack(tools, plan, source, targets.films().get(0));
        if (plan.pictures().isEmpty()) {
            return new FfmpegSoundJoin(
                    tools, plan, source, sound, luggage, targets.films().get(0));
        }
        Encode.Video encode = (Encode.Video) plan.video().encode();
        return new FfmpegJoin(
                tools.ffmpeg(JoinCommand.of(plan, source, sound, luggage, targets)),
                LightBoxes.of(encode.picture().colour()),
                luggage,
                targets.films());
    }
}
