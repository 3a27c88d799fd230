package dev.framefarm.coordinator.grid;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that lie elsewhere, fetched piece by piece as they are read: one piece is held, however many are wanted. */
final class RelayedBytes extends InputStream {
    /** In one piece: short enough that other calls between coordinators do not wait for it. */
    static final int MOST = 256 << 10;

    /** Brings some bytes of a range, both included; none where they are gone. */
    interface Source {
        ByteString piece(long from, long to, int most) throws IOException;
    }

    private final long to;
    private final Source source;
    private long next;
    private ByteString piece = ByteString.EMPTY;
    private int used;

    RelayedBytes(long from, long to, Source source) {
        this.next = from;
        this.to = to;
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (used == piece.size()) {
            if (next > to) {
                return -1;
            }
            piece = source.piece(next, to, MOST);
            if (piece.isEmpty()) {
                throw new IOException("the film is not shown any more");
            }
            next += piece.size();
            used = 0;
        }
        int count = Math.min(length, piece.size() - used);
        piece.copyTo(into, used, offset, count);
        used += count;
        return count;
    }
}
