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
    public List<Track> split(Plan plan, Path film, List<Target> targets) throws IOException {
        List<Path> files = targets.stream().map(Target::file).toList();
        FfmpegTools.demandDone(
                FfmpegTools.await(
                        tools.ffmpeg(PackageCommand.of(film, files.subList(0, 1), files.subList(1, files.size())))
                                .start()),
                "packaging");
        List<Track> tracks = new ArrayList<>();
        tracks.add(track(targets.get(0), pictures(plan)));
        List<Profile.AudioTrack> heard = plan.heard();
        for (int i = 0; i < heard.size(); i++) {
            tracks.add(track(targets.get(i + 1), sound(plan, heard.get(i), i + 1)));
        }
        return tracks;
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

    private static Track.Kind pictures(Plan plan) {
        Encode.Video encode = (Encode.Video) plan.video().encode();
        return new Track.Pictures(
                encode.picture().width(),
                encode.picture().height(),
                encode.timing().rate().value());
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
