package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What comes out of the decoder of a track of sound, in samples of the track's own clock. */
final class DecodedSound {
    private static final long BYTES = 1L << 30;

    private final int sampleRate;
    private long first;
    private long end;
    private long next;
    private long samples;
    private long missing;
    private boolean failed;

    private DecodedSound(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** Ends with an {@link Excess} where it takes more computing than {@code most}. */
    static DecodedSound of(FfmpegTools tools, Path source, String demuxer, Profile.AudioTrack track, Duration most)
            throws IOException {
        DecodedSound sound = new DecodedSound(track.sampleRate());
        String log = tools.report(command(source, demuxer, track), most, BYTES, sound::add)
                .log();
        sound.failed = !log.isBlank();
        return sound;
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
        long gap = samples == 0 ? 0 : time - next;
        // Where ticks are coarse, times are rounded.
        missing += gap > Math.max(duration / 2, sampleRate / 200) ? gap : 0;
        first = samples == 0 ? time : Math.min(first, time);
        end = samples == 0 ? time + duration : Math.max(end, time + duration);
        next = time + duration;
        samples += duration;
    }

    boolean isNothing() {
        return samples == 0;
    }

    /** Whether the decoder had something to complain about. */
    boolean isFaulty() {
        return failed;
    }

    long first() {
        return first;
    }

    long end() {
        return end;
    }

    /** If they just follow each other. */
    long endCounted() {
        return first + samples;
    }

    /** Between the first and the last. */
    long missing() {
        return missing;
    }
}
