package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Slice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Copies a part of a stream into NUT, which keeps any time base and codec but no negative time. */
final class SliceCommand {
    /** Formats without an index: a seek lands near the time, often behind it. Beginning too early only costs bytes. */
    private static final Set<String> SOUGHT_ROUGHLY = Set.of("mpegts", "mpeg");

    private static final long ROUGHLY_MICROS = 1_000_000;
    /** Leading pictures of the next GOP are decoded last but shown before the end. */
    private static final long HAIR_MICROS = 500_000;

    private SliceCommand() {}

    static List<String> of(Path source, Slice slice) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "level+warning"));
        arguments.addAll(List.of("-protocol_whitelist", "file", "-copyts", "-noautorotate", "-fflags", "+genpts"));
        long seek = seek(slice);
        if (seek > 0) {
            arguments.addAll(List.of("-ss", Micros.seconds(seek)));
        }
        if (slice.to().isPresent()) {
            long end = film(slice.to().getAsLong(), slice);
            arguments.addAll(List.of("-t", Micros.seconds(Math.max(0, end - seek) + HAIR_MICROS)));
        }
        arguments.addAll(List.of("-f", slice.demuxer(), "-i", FfmpegTools.file(source)));
        arguments.addAll(List.of("-map", "0:" + slice.stream(), "-map_metadata", "-1", "-map_chapters", "-1"));
        arguments.addAll(List.of("-c", "copy", "-bsf", shift(slice.shift())));
        arguments.addAll(List.of("-avoid_negative_ts", "disabled", "-f", "nut", "pipe:1"));
        return List.copyOf(arguments);
    }

    /** On the clock that begins with the container, as {@code -ss} counts; zero begins with the file. */
    private static long seek(Slice slice) {
        if (slice.from().isEmpty()) {
            return 0;
        }
        long exact = film(slice.from().getAsLong(), slice);
        return Math.max(0, SOUGHT_ROUGHLY.contains(slice.demuxer()) ? exact - ROUGHLY_MICROS : exact);
    }

    private static long film(long ticks, Slice slice) {
        return Micros.ceil(ticks, slice.timeBase()) - slice.startMicros();
    }

    private static String shift(long ticks) {
        return "setts=pts=" + shifted("PTS", ticks) + ":dts=" + shifted("DTS", ticks);
    }

    private static String shifted(String time, long ticks) {
        return "if(eq(" + time + "\\,NOPTS)\\,NOPTS\\," + time + "+(" + ticks + "))";
    }
}
