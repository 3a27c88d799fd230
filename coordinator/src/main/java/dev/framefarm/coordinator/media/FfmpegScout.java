package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Prober;
import dev.framefarm.coordinator.engine.Scout;
import dev.framefarm.coordinator.model.Captions;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.plan.Bars;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks into sources with FFmpeg for what a recipe leaves to them. */
public final class FfmpegScout implements Scout {
    private final FfmpegTools tools;

    public FfmpegScout(Toolchain tools) {
        this.tools = new FfmpegTools(tools);
    }

    @Override
    public Prober.Probed settle(Path source, Prober.Understood film, Recipe wanted) throws IOException {
        try {
            Recipe saying = wanted.with(said(source, film, wanted.video()));
            return saying.video().seeksBars() ? cropped(source, film, saying) : Scout.asItIs(film, saying);
        } catch (Refusal refusal) {
            return refusal.refused();
        }
    }

    private Prober.Settled cropped(Path source, Prober.Understood film, Recipe wanted) throws IOException {
        Profile profile = film.profile();
        Optional<Recipe.Crop> bars = Bars.of(
                profile.video(),
                LitParts.of(tools, source, film),
                wanted.video().treatment().upright());
        return new Prober.Settled(
                profile.with(profile.companions(), List.of(Bars.remark(bars))),
                film.timeline(),
                wanted.with(wanted.video().cropped(bars)));
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
