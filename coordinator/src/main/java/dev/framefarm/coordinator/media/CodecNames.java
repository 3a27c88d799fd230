package dev.framefarm.coordinator.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Locale;

/**
 * What RFC 6381 calls the codec of a track, read from its sample description. A player decides by it whether it can
 * play the track at all.
 */
final class CodecNames {
    private static final List<String> TO_DESCRIPTION = List.of("trak", "mdia", "minf", "stbl", "stsd");
    /** Version, flags and the number of entries. */
    private static final int BEFORE_ENTRIES = 8;

    private static final int PICTURE_ENTRY = 78;
    private static final int SOUND_ENTRY = 28;

    private CodecNames() {}

    static String of(FileChannel file, Box moov) throws IOException {
        Box box = moov;
        for (String type : TO_DESCRIPTION) {
            box = child(file, box.payload(), box.end(), type);
        }
        Box[] entry = new Box[1];
        Box.each(file, box.payload() + BEFORE_ENTRIES, box.end(), first -> {
            entry[0] = first;
            return false;
        });
        return name(file, entry[0]);
    }

    private static String name(FileChannel file, Box entry) throws IOException {
        return switch (entry.type()) {
            case "avc1", "avc3" -> avc(entry.type(), setup(file, entry, PICTURE_ENTRY, "avcC"));
            case "hvc1", "hev1" -> hevc(entry.type(), setup(file, entry, PICTURE_ENTRY, "hvcC"));
            case "av01" -> av1(setup(file, entry, PICTURE_ENTRY, "av1C"));
            case "vp09" -> vp9(setup(file, entry, PICTURE_ENTRY, "vpcC"));
            case "mp4a" -> mpeg4(setup(file, entry, SOUND_ENTRY, "esds"));
            case "Opus" -> "opus";
            default -> entry.type();
        };
    }

    private static ByteBuffer setup(FileChannel file, Box entry, int skipped, String type) throws IOException {
        Box box = child(file, entry.payload() + skipped, entry.end(), type);
        return ByteBuffer.wrap(Box.bytes(file, box.payload(), (int) (box.length() - box.header())));
    }

    private static Box child(FileChannel file, long from, long to, String type) throws IOException {
        return Box.first(file, from, to, type).orElseThrow(() -> new IOException("a track without " + type));
    }

    private static String avc(String entry, ByteBuffer setup) {
        return String.format(Locale.ROOT, "%s.%02x%02x%02x", entry, setup.get(1), setup.get(2), setup.get(3));
    }

    /** ISO/IEC 14496-15, annex E: profile, compatibility with its bits turned round, tier and level, constraints. */
    private static String hevc(String entry, ByteBuffer setup) {
        int first = Byte.toUnsignedInt(setup.get(1));
        String space = List.of("", "A", "B", "C").get(first >> 6);
        String tier = (first & 0x20) == 0 ? "L" : "H";
        StringBuilder name = new StringBuilder(entry).append('.').append(space).append(first & 0x1f);
        name.append('.').append(Integer.toHexString(Integer.reverse(setup.getInt(2))));
        name.append('.').append(tier).append(Byte.toUnsignedInt(setup.get(12)));
        int last = 11;
        while (last > 5 && setup.get(last) == 0) {
            last--;
        }
        for (int i = 6; i <= last; i++) {
            name.append('.').append(Integer.toHexString(Byte.toUnsignedInt(setup.get(i))));
        }
        return name.toString();
    }

    private static String av1(ByteBuffer setup) {
        int second = Byte.toUnsignedInt(setup.get(1));
        int third = Byte.toUnsignedInt(setup.get(2));
        boolean high = (third & 0x40) != 0;
        boolean twelve = (third & 0x20) != 0;
        int depth = high ? (twelve ? 12 : 10) : 8;
        return String.format(
                Locale.ROOT, "av01.%d.%02d%s.%02d", second >> 5, second & 0x1f, (third & 0x80) == 0 ? "M" : "H", depth);
    }

    private static String vp9(ByteBuffer setup) {
        return String.format(
                Locale.ROOT, "vp09.%02d.%02d.%02d", setup.get(4), setup.get(5), Byte.toUnsignedInt(setup.get(6)) >> 4);
    }

    /** The object type, and for AAC the kind of it; descriptors may be longer by up to three bytes of length. */
    private static String mpeg4(ByteBuffer setup) {
        setup.position(4);
        descriptor(setup, 3);
        setup.position(setup.position() + 3);
        descriptor(setup, 4);
        int type = Byte.toUnsignedInt(setup.get());
        if (type != 0x40) {
            return String.format(Locale.ROOT, "mp4a.%02X", type);
        }
        setup.position(setup.position() + 12);
        descriptor(setup, 5);
        return "mp4a.40." + (Byte.toUnsignedInt(setup.get()) >> 3);
    }

    private static void descriptor(ByteBuffer setup, int tag) {
        if (setup.get() != tag) {
            throw new IllegalArgumentException("expected descriptor " + tag);
        }
        // The length has seven bits a byte; its value is of no use here.
        boolean more = true;
        while (more) {
            more = (setup.get() & 0x80) != 0;
        }
    }
}
