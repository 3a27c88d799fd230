package dev.framefarm.coordinator.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** What a client sends, as long as it comes at a bearable pace. */
final class PacedBody extends FilterInputStream {
    private final LeastPace pace;

    PacedBody(InputStream body, LongSupplier nanos) {
        super(body);
        pace = new LeastPace(nanos);
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        demandPace(one < 0 ? -1 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        demandPace(read);
        return read;
    }

    /** At its end, with no bytes, it does not matter any more how long it took. */
    private void demandPace(int bytes) {
        if (bytes >= 0 && !pace.isKept(bytes)) {
            throw Refusal.of(408, "TOO_SLOW", "The request comes too slowly; send it again.")
                    .because("at least " + LeastPace.BYTES_A_SECOND + " bytes a second", "fewer");
        }
    }
}
