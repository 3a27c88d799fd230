package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Prober;
import dev.framefarm.coordinator.engine.Scout;
import dev.framefarm.coordinator.model.Captions;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.IOException;
import java.nio.file.Path;

/** Looks into sources with FFmpeg for what a recipe leaves to them. */
public final class FfmpegScout implements Scout {
    private final FfmpegTools tools;

    public FfmpegScout(Toolchain tools) {
        this.tools = new FfmpegTools(tools);
    }

    @Override
    public Prober.Probed settle(Path source, Prober.Understood film, Recipe wanted) throws IOException {
        try {
            return Scout.asItIs(film, wanted.with(said(source, film, wanted.video())));
        } catch (Refusal refusal) {
            return refusal.refused();
        }
    }

    private Recipe.Video said(Path source, Prober.Understood film, Recipe.Video video) throws Refusal, IOException {
        if (video.captions().flatMap(Captions::track).isEmpty()) {
            return video;
        }
        Captions captions = video.captions().get();
        return video.saying(captions.saying(
                SpokenTrack.cues(tools, source, film.profile(), captions.track().get())));
    }
}
