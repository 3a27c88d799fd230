package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.packaging.ByteRange;
import dev.framefarm.coordinator.packaging.Fragment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything lies in a fragmented MP4 that our own muxer wrote: one track, its header, its index, its fragments
 * (ISO/IEC 14496-12).
 */
record TrackIndex(ByteRange header, ByteRange index, String codecs, long timescale, List<Fragment> fragments) {
    static TrackIndex of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Reader reader = new Reader(channel);
            Box.each(channel, 0, channel.size(), reader::visit);
            return new TrackIndex(
                    reader.header, reader.index, reader.codecs, reader.timescale, List.copyOf(reader.fragments));
        }
    }

    private static final class Reader {
        private final FileChannel file;
        private final List<Fragment> fragments = new ArrayList<>();
        private ByteRange header = new ByteRange(0, 0);
        private ByteRange index = new ByteRange(0, 0);
        private String codecs = "";
        private long timescale = 1;
        private Box moof = new Box("", 0, 0, 0);

        Reader(FileChannel file) {
            this.file = file;
        }

        boolean visit(Box box) throws IOException {
            switch (box.type()) {
                case "moov" -> {
                    header = new ByteRange(0, box.end());
                    codecs = CodecNames.of(file, box);
                    timescale = timescale(child(child(child(box, "trak"), "mdia"), "mdhd"));
                }
                case "sidx" -> index = new ByteRange(box.start(), box.length());
                case "moof" -> moof = box;
                case "mdat" -> fragments.add(fragment(box));
                default -> {}
            }
            return true;
        }

        private long timescale(Box mdhd) throws IOException {
            ByteBuffer body = body(mdhd);
            return Integer.toUnsignedLong(body.getInt(body.get(0) == 0 ? 12 : 20));
        }

        private Fragment fragment(Box mdat) throws IOException {
            Box traf = child(moof, "traf");
            ByteBuffer tfhd = body(child(traf, "tfhd"));
            ByteBuffer tfdt = body(child(traf, "tfdt"));
            long time = tfdt.get(0) == 0 ? Integer.toUnsignedLong(tfdt.getInt(4)) : tfdt.getLong(4);
            Samples samples = Samples.of(body(child(traf, "trun")), Samples.defaults(tfhd));
            return new Fragment(
                    moof.start(), mdat.end() - moof.start(), time, samples.duration(), samples.endOfFirst());
        }

        private Box child(Box parent, String type) throws IOException {
            return Box.first(file, parent.payload(), parent.end(), type)
                    .orElseThrow(() -> new IOException("a fragment without " + type));
        }

        private ByteBuffer body(Box box) throws IOException {
            return ByteBuffer.wrap(Box.bytes(file, box.payload(), (int) (box.length() - box.header())));
        }
    }

    /** What a run of samples says: how long they last together, and where the first of them ends. */
    private record Samples(long duration, long endOfFirst) {
        private static final int OFFSET = 0x1;
        private static final int FIRST_FLAGS = 0x4;
        private static final int DURATION = 0x100;
        private static final int SIZE = 0x200;
        private static final int FLAGS = 0x400;
        private static final int COMPOSITION = 0x800;

        /** The duration and the size of samples that do not say their own. */
        static long[] defaults(ByteBuffer tfhd) {
            int flags = tfhd.getInt();
            tfhd.getInt();
            skip(tfhd, flags, 0x1, Long.BYTES);
            skip(tfhd, flags, 0x2, Integer.BYTES);
            long duration = (flags & 0x8) == 0 ? 0 : Integer.toUnsignedLong(tfhd.getInt());
            long size = (flags & 0x10) == 0 ? 0 : Integer.toUnsignedLong(tfhd.getInt());
            return new long[] {duration, size};
        }

        static Samples of(ByteBuffer trun, long[] defaults) {
            int flags = trun.getInt();
            int count = trun.getInt();
            long offset = (flags & OFFSET) == 0 ? 0 : trun.getInt();
            skip(trun, flags, FIRST_FLAGS, Integer.BYTES);
            long duration = 0;
            long first = 0;
            for (int i = 0; i < count; i++) {
                duration += (flags & DURATION) == 0 ? defaults[0] : Integer.toUnsignedLong(trun.getInt());
                long size = (flags & SIZE) == 0 ? defaults[1] : Integer.toUnsignedLong(trun.getInt());
                first = i == 0 ? size : first;
                skip(trun, flags, FLAGS, Integer.BYTES);
                skip(trun, flags, COMPOSITION, Integer.BYTES);
            }
            return new Samples(duration, offset + first);
        }

        private static void skip(ByteBuffer body, int flags, int flag, int length) {
            if ((flags & flag) != 0) {
                body.position(body.position() + length);
            }
        }
    }
}
