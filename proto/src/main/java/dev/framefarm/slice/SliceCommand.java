package dev.framefarm.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Copies a part of a stream into NUT, which keeps any time base and codec but no negative time. Where the source lies, and
 * how it is opened there, is for the caller to say; nothing else may differ between callers.
 */
public final class SliceCommand {
    /** Formats without an index: a seek lands near the time, often behind it. Beginning too early only costs bytes. */
    private static final Set<String> SOUGHT_ROUGHLY = Set.of("mpegts", "mpeg");

    /** Their packets may lack times, so that an end found by time would come too early. */
    private static final Set<String> GUESSED_TIMES = Set.of("mpeg", "avi");

    /** Bare sound does not say when it begins, and FFmpeg would take every time to be behind the end of its input. */
    private static final Set<String> WITHOUT_BEGINNING = Set.of("wav", "aac");

    private static final long ROUGHLY_MICROS = 1_000_000;
    /** Leading pictures of the next GOP are decoded last but shown before the end. */
    private static final long HAIR_MICROS = 500_000;

    /** NUT wants one of every stream; the agent is told what it stands for. */
    private static final String ANY_TAG = "ffrm";
    /** QuickTime's, which readers of NUT know; MXF has none to hand on. */
    private static final String DNXHD_TAG = "AVdn";

    /** NUT takes it for a hint at the sizes of packets; with MP3 in MP4 it then writes what cannot be read. */
    private static final String ANY_BIT_RATE = "1";

    /** Without loss, and with every frame at its own time. */
    private static final List<String> DECODED =
            List.of("-c:v", "ffv1", "-fps_mode", "passthrough", "-enc_time_base", "demux", "-c:a", "pcm_f32le");

    private static final String NUMBERS = "setts=pts=N:dts=N";

    private SliceCommand() {}

    /** {@code opening} ends with the source as an input of the slice's demuxer. */
    public static List<String> of(List<String> opening, Slice slice) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "level+warning"));
        arguments.addAll(input(opening, slice));
        arguments.addAll(List.of("-map", "0:" + slice.stream(), "-map_metadata", "-1", "-map_chapters", "-1"));
        if (seek(slice) == 0) {
            // A film may begin in the middle of a GOP; what comes before its first keyframe counts too.
            arguments.add("-copyinkf");
        }
        if (slice.to().isPresent() && WITHOUT_BEGINNING.contains(slice.demuxer())) {
            arguments.addAll(List.of("-to", Micros.seconds(film(slice.to().getAsLong(), slice) + HAIR_MICROS)));
        }
        slice.packets().ifPresent(most -> arguments.addAll(List.of("-frames", Long.toString(most))));
        arguments.addAll(
                switch (slice.form()) {
                    case COPIED -> List.of("-c", "copy", "-b:0", ANY_BIT_RATE);
                    case DNXHD -> List.of("-c", "copy", "-tag", DNXHD_TAG);
                    case UNNAMED -> List.of("-c", "copy", "-tag", ANY_TAG);
                    case DECODED -> DECODED;
                });
        arguments.addAll(List.of("-bsf:v", pictures(slice), "-bsf:a", sound(slice)));
        arguments.addAll(List.of("-avoid_negative_ts", "disabled", "-f", "nut", "pipe:1"));
        return List.copyOf(arguments);
    }

    /** The source, opened at the slice's beginning and read to its end, with its own times. */
    public static List<String> input(List<String> opening, Slice slice) {
        List<String> arguments = new ArrayList<>(List.of("-copyts", "-noautorotate", "-fflags", "+genpts"));
        long seek = seek(slice);
        if (seek > 0) {
            if (slice.form() == Slice.Form.DECODED) {
                // The time is rounded up, and would leave out the very frame that it is of.
                arguments.add("-noaccurate_seek");
            }
            arguments.addAll(List.of("-ss", Micros.seconds(seek)));
        }
        if (slice.to().isPresent()
                && slice.packets().isEmpty()
                && !WITHOUT_BEGINNING.contains(slice.demuxer())
                && (seek > 0 || !GUESSED_TIMES.contains(slice.demuxer()))) {
            arguments.addAll(List.of("-t", Micros.seconds(length(slice, seek))));
        }
        arguments.addAll(opening);
        return arguments;
    }

    /** On the clock that begins with the container, as {@code -ss} counts; zero begins with the file. */
    private static long seek(Slice slice) {
        if (slice.from().isEmpty()) {
            return 0;
        }
        long exact = film(slice.from().getAsLong(), slice);
        return Math.max(0, SOUGHT_ROUGHLY.contains(slice.demuxer()) ? exact - ROUGHLY_MICROS : exact);
    }

    /** After a seek the length counts from there; without one FFmpeg compares with the file's own times. */
    private static long length(Slice slice, long seek) {
        long end = film(slice.to().getAsLong(), slice);
        return Math.max(0, seek > 0 ? end - seek : end + Math.max(0, slice.startMicros())) + HAIR_MICROS;
    }

    private static long film(long ticks, Slice slice) {
        return Micros.ceil(ticks, slice.tick()) - slice.startMicros();
    }

    /** The same time, counted in samples; in AVI only the first packet's means anything. */
    private static String samples(Slice slice) {
        String time = "PTS+round((" + slice.shift() + ")*" + slice.tick() + "/TB)";
        String both =
                slice.demuxer().equals("avi") ? "if(eq(N\\,0)\\," + time + "\\,PREV_OUTPTS+PREV_OUTDURATION)" : time;
        return "setts=ts=" + both;
    }

    /** FFmpeg takes the decode time of sound for its time. */
    private static String sound(Slice slice) {
        if (slice.form() == Slice.Form.DECODED) {
            return samples(slice);
        }
        return slice.packets().isPresent() ? NUMBERS : times(slice, raised(slice, "DTS"));
    }

    /**
     * Decode times of pictures matter to nobody, but where one lies behind its packet's own, FFmpeg makes up both: so they
     * are just counted, as long as that is less.
     */
    private static String pictures(Slice slice) {
        return slice.packets().isPresent() ? NUMBERS : times(slice, "min(N\\," + raised(slice, "DTS") + ")");
    }

    /** The second field of a picture may have a decode time only; NUT wants both. */
    private static String times(Slice slice, String decoding) {
        return "setts=pts=" + raised(slice, "if(eq(PTS\\,NOPTS)\\,DTS\\,PTS)") + ":dts=if(eq(DTS\\,NOPTS)\\,NOPTS\\,"
                + decoding + ")";
    }

    private static String raised(Slice slice, String time) {
        return time + "+(" + slice.shift() + ")";
    }
}
