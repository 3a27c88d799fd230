package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.packaging.ByteRange;
import dev.framefarm.coordinator.packaging.Fragment;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything lies in a fragmented MP4 of one track that our own muxer writes (ISO/IEC 14496-12). While the file
 * grows, it goes on where it stopped, and what is not whole yet is left for the next time.
 */
final class TrackReader {
    private final Path path;
    private final List<Fragment> fragments = new ArrayList<>();
    private ByteRange header = new ByteRange(0, 0);
    private String codecs = "";
    private long timescale = 1;
    private Box moof = new Box("", 0, 0, 0);
    private long position;

    TrackReader(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    ByteRange header() {
        return header;
    }

    String codecs() {
        return codecs;
    }

    long timescale() {
        return timescale;
    }

    List<Fragment> fragments() {
        return List.copyOf(fragments);
    }

    void readOn() throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            Box.each(file, position, file.size(), box -> {
                visit(file, box);
                position = box.end();
                return true;
            });
        } catch (EOFException | NoSuchFileException stillGrows) {
            // The rest is not written yet.
        }
    }

    private void visit(FileChannel file, Box box) throws IOException {
        switch (box.type()) {
            case "moov" -> {
                codecs = CodecNames.of(file, box);
                timescale = timescale(file, box);
                header = new ByteRange(0, box.end());
            }
            case "moof" -> moof = box;
            case "mdat" -> fragments.add(fragment(file, box));
            default -> {}
        }
    }

    private static long timescale(FileChannel file, Box moov) throws IOException {
        ByteBuffer mdhd = body(file, child(file, child(file, child(file, moov, "trak"), "mdia"), "mdhd"));
        return Integer.toUnsignedLong(mdhd.getInt(mdhd.get(0) == 0 ? 12 : 20));
    }

    private Fragment fragment(FileChannel file, Box mdat) throws IOException {
        Box traf = child(file, moof, "traf");
        ByteBuffer tfhd = body(file, child(file, traf, "tfhd"));
        ByteBuffer tfdt = body(file, child(file, traf, "tfdt"));
        long time = tfdt.get(0) == 0 ? Integer.toUnsignedLong(tfdt.getInt(4)) : tfdt.getLong(4);
        Samples samples = Samples.of(body(file, child(file, traf, "trun")), Samples.defaults(tfhd));
        return new Fragment(
                moof.start(),
                mdat.end() - moof.start(),
                time,
                samples.duration(),
                samples.count(),
                samples.endOfFirst());
    }

    private static Box child(FileChannel file, Box parent, String type) throws IOException {
        return Box.first(file, parent.payload(), parent.end(), type)
                .orElseThrow(() -> new IOException("a fragment without " + type));
    }

    private static ByteBuffer body(FileChannel file, Box box) throws IOException {
        return ByteBuffer.wrap(Box.bytes(file, box.payload(), (int) (box.length() - box.header())));
    }
}
