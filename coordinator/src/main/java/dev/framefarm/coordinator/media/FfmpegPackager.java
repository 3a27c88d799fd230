package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Packager;
import dev.framefarm.coordinator.model.Disposition;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Language;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Treatment.ToneMapping;
import dev.framefarm.coordinator.packaging.Division;
import dev.framefarm.coordinator.packaging.Preview;
import dev.framefarm.coordinator.packaging.Track;
import dev.framefarm.coordinator.plan.KeyDistance;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has one FFmpeg copy what players fetch, and reads from the files what lies where. */
public final class FfmpegPackager implements Packager {
    private static final Logger LOG = LoggerFactory.getLogger(FfmpegPackager.class);

    private final FfmpegTools tools;

    public FfmpegPackager(Toolchain tools) {
        this.tools = new FfmpegTools(tools);
    }

    @Override
    public Stream pictures(Plan plan, int rendition, Target target) {
        Encode.Video encode = (Encode.Video) plan.video().encode();
        Encode.Picture picture = encode.renditions().get(rendition).picture();
        double rate = encode.timing().rate().value();
        return new FragmentedTrack(
                target,
                new Track.Pictures(picture.width(), picture.height(), rate, picture.colour()),
                Optional.of(Division.of(plan.timeline().seconds(), KeyDistance.longest(plan))));
    }

    @Override
    public List<Stream> sound(Plan plan, Path source, List<Path> delivered, List<Target> targets) throws IOException {
        List<Stream> streams = new ArrayList<>();
        if (!targets.isEmpty()) {
            List<Path> files = targets.stream().map(Target::file).toList();
            run(PackageCommand.sound(plan, source, delivered, files), "packaging the sound");
        }
        for (Target target : targets) {
            int number = streams.size();
            Track.Kind kind = sound(plan, plan.heard().get(number), number + 1);
            streams.add(new FragmentedTrack(target, kind, Optional.empty()));
        }
        return streams;
    }

    @Override
    public void words(Path film, List<Target> targets) throws IOException {
        run(PackageCommand.words(film, targets), "packaging subtitles");
    }

    @Override
    public void stills(Path film, Stills stills) throws IOException {
        run(stills.tones(), tones -> StillsCommand.of(film, stills, tones), "making stills");
    }

    @Override
    public void preview(Path film, Preview preview, Target target) throws IOException {
        run(preview.tones(), tones -> PreviewCommand.of(film, preview, tones, target.file()), "making the preview");
    }

    /** Colours that nobody can map, whatever the film says of them, are shown as they are. */
    private void run(Optional<ToneMapping> tones, Function<Optional<ToneMapping>, List<String>> arguments, String what)
            throws IOException {
        try {
            run(arguments.apply(tones), what);
        } catch (IOException failure) {
            if (tones.isEmpty()) {
                throw failure;
            }
            LOG.warn("Tones are not mapped: {}", failure.getMessage());
            run(arguments.apply(Optional.empty()), what);
        }
    }

    private void run(List<String> arguments, String what) throws IOException {
        FfmpegTools.demandDone(FfmpegTools.await(tools.ffmpeg(arguments).start()), what);
    }

    private static Track.Kind sound(Plan plan, Profile.AudioTrack track, int number) {
        Optional<Encode.Audio> encode = plan.sound().stream()
                .filter(lane -> lane.stream() == track.stream())
                .map(lane -> (Encode.Audio) lane.encode())
                .findFirst();
        Optional<String> language = track.labels().language().flatMap(Language::tag);
        return new Track.Sound(
                encode.map(each -> each.layout().channels())
                        .orElse(track.format().channels()),
                encode.map(Encode.Audio::sampleRate).orElse(track.sampleRate()),
                language,
                track.labels().title().or(() -> language).orElse("Sound " + number),
                track.labels().dispositions().contains(Disposition.DEFAULT));
    }
}
