package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Packager;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.packaging.Track;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes films apart with one FFmpeg that copies, and reads from the files what lies where. */
public final class FfmpegPackager implements Packager {
    private final FfmpegTools tools;

    public FfmpegPackager(Toolchain tools) {
        this.tools = new FfmpegTools(tools);
    }

    @Override
    public List<Track> split(Plan plan, List<Path> films, Targets targets) throws IOException {
        if (targets.stills().isPresent()) {
            run(StillsCommand.of(films.get(0), targets.stills().get()), "making stills");
        }
        if (targets.pictures().isEmpty()) {
            return List.of();
        }
        run(PackageCommand.of(films, targets), "packaging");
        List<Track> tracks = new ArrayList<>();
        Encode.Video encode = (Encode.Video) plan.video().encode();
        for (int i = 0; i < targets.pictures().size(); i++) {
            Encode.Picture picture = encode.renditions().get(i).picture();
            double rate = encode.timing().rate().value();
            tracks.add(track(targets.pictures().get(i), new Track.Pictures(picture.width(), picture.height(), rate)));
        }
        List<Profile.AudioTrack> heard = plan.heard();
        for (int i = 0; i < targets.sound().size(); i++) {
            tracks.add(track(targets.sound().get(i), sound(plan, heard.get(i), i + 1)));
        }
        return tracks;
    }

    private void run(List<String> arguments, String what) throws IOException {
        FfmpegTools.demandDone(FfmpegTools.await(tools.ffmpeg(arguments).start()), what);
    }

    private static Track track(Target target, Track.Kind kind) throws IOException {
        TrackIndex index = TrackIndex.of(target.file());
        return new Track(
                target.name().replaceAll("\\.mp4$", ""),
                target.name(),
                index.codecs(),
                kind,
                index.timescale(),
                index.header(),
                index.index(),
                index.fragments());
    }

    private static Track.Kind sound(Plan plan, Profile.AudioTrack track, int number) {
        Optional<Encode.Audio> encode = plan.sound().stream()
                .filter(lane -> lane.stream() == track.stream())
                .map(lane -> (Encode.Audio) lane.encode())
                .findFirst();
        Optional<String> language = track.labels().language();
        return new Track.Sound(
                encode.map(each -> each.layout().channels())
                        .orElse(track.format().channels()),
                encode.map(Encode.Audio::sampleRate).orElse(track.sampleRate()),
                language,
                track.labels().title().or(() -> language).orElse("Sound " + number));
    }
}
