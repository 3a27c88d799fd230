package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.SentDecoded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where sound begins and ends that is sent decoded: the packets of such sound tell no lengths, or wrong ones. In AVI
 * the samples just follow each other.
 */
final class DecodedSound {
    private static final Duration CPU = Duration.ofMinutes(30);
    private static final long BYTES = 1L << 30;

    private long first;
    private long end;
    private long samples;

    private DecodedSound() {}

    static List<Profile.AudioTrack> heard(
            FfmpegTools tools, Path source, String demuxer, List<Profile.AudioTrack> announced) throws IOException {
        List<Profile.AudioTrack> tracks = new ArrayList<>();
        for (Profile.AudioTrack track : announced) {
            if (!SentDecoded.sound(demuxer, track.codec())) {
                tracks.add(track);
                continue;
            }
            DecodedSound sound = new DecodedSound();
            tools.report(command(source, demuxer, track), CPU, BYTES, sound::add);
            if (sound.samples > 0) {
                tracks.add(sound.of(track, demuxer.equals("avi")));
            }
        }
        return tracks;
    }

    private static List<String> command(Path source, String demuxer, Profile.AudioTrack track) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "error", "-copyts"));
        arguments.addAll(Opening.file(source, demuxer));
        arguments.addAll(List.of("-map", "0:" + track.stream(), "-ar", Integer.toString(track.sampleRate())));
        arguments.addAll(List.of("-c:a", "pcm_s16le", "-f", "framecrc", "-"));
        return List.copyOf(arguments);
    }

    private void add(String line) {
        String[] fields = line.split(",", -1);
        if (line.startsWith("#") || fields.length < 4) {
            return;
        }
        long time = Long.parseLong(fields[2].strip());
        long duration = Long.parseLong(fields[3].strip());
        first = samples == 0 ? time : Math.min(first, time);
        end = samples == 0 ? time + duration : Math.max(end, time + duration);
        samples += duration;
    }

    private Profile.AudioTrack of(Profile.AudioTrack track, boolean continuous) {
        return new Profile.AudioTrack(
                track.stream(),
                track.format(),
                track.timeBase(),
                track.earliest(),
                first,
                continuous ? first + samples : end,
                track.hidesStart(),
                track.hidesEnd(),
                track.labels(),
                false,
                track.holed() && !continuous,
                0,
                track.setBack() && !continuous);
    }
}
