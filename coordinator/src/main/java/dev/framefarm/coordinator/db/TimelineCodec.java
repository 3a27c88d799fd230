package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Timeline;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A timeline in few bytes: distances instead of times, seven bits to a byte, deflated. Constant frame
 * rates, also those that a coarse time base makes wobble, shrink to a few kilobytes.
 */
final class TimelineCodec {
    private static final int FORMAT = 1;
    /** Behind everything else, where timelines of the first version ended. */
    private static final int COUNTED = 1;

    private static final int BUFFER = 1 << 16;

    private TimelineCodec() {}

    static byte[] encode(Timeline timeline) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(FORMAT);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream out =
                new java.io.BufferedOutputStream(new DeflaterOutputStream(bytes, deflater, BUFFER), BUFFER)) {
            write(timeline, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void write(Timeline timeline, OutputStream out) throws IOException {
        put(out, timeline.timeBase().num());
        put(out, timeline.timeBase().den());
        put(out, timeline.frames());
        long before = 0;
        for (int frame = 0; frame < timeline.frames(); frame++) {
            put(out, timeline.time(frame) - before);
            before = timeline.time(frame);
        }
        put(out, timeline.end() - before);
        put(out, timeline.keyCount());
        int last = 0;
        for (int number = 0; number < timeline.keyCount(); number++) {
            put(out, timeline.key(number) - last);
            last = timeline.key(number);
        }
        if (timeline.isCounted()) {
            out.write(COUNTED);
        }
    }

    static Timeline decode(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != FORMAT) {
            throw new IllegalStateException("a timeline of another format: expected " + FORMAT);
        }
        ByteArrayInputStream body = new ByteArrayInputStream(bytes, 1, bytes.length - 1);
        try (InputStream in = new BufferedInputStream(new InflaterInputStream(body), BUFFER)) {
            return read(in);
        } catch (IOException failure) {
            throw new UncheckedIOException("the database holds a broken timeline", failure);
        }
    }

    private static Timeline read(InputStream in) throws IOException {
        Fraction timeBase = new Fraction(take(in), take(in));
        long[] times = new long[Math.toIntExact(take(in))];
        long before = 0;
        for (int i = 0; i < times.length; i++) {
            before += take(in);
            times[i] = before;
        }
        long end = before + take(in);
        int[] keys = new int[Math.toIntExact(take(in))];
        int last = 0;
        for (int i = 0; i < keys.length; i++) {
            last += Math.toIntExact(take(in));
            keys[i] = last;
        }
        Timeline timeline = Timeline.owning(timeBase, times, keys, end);
        return in.read() == COUNTED ? timeline.counted() : timeline;
    }

    /** Small numbers of either sign become small bytes: the sign moves to the lowest bit. */
    private static void put(OutputStream out, long number) throws IOException {
        long rest = (number << 1) ^ (number >> 63);
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long take(InputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            number |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                break;
            }
        }
        return (number >>> 1) ^ -(number & 1);
    }
}
