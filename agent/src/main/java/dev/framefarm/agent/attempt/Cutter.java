package dev.framefarm.agent.attempt;

import dev.framefarm.slice.Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Cuts slices out of sources that are read piece by piece. */
public interface Cutter {
    /** Returns at once; {@code sink} hears the rest on another thread. */
    Cutting begin(Slice slice, Source source, Sink sink);

    /** A whole source, of which little is ever here. For several threads. */
    interface Source {
        long bytes();

        /** What lies there, at least a byte of it and as much as can be had in one piece. */
        ByteBuffer read(long from) throws IOException;
    }

    /** Takes what was cut out, and waits where nobody wants it yet. */
    interface Sink {
        void take(byte[] bytes, int length) throws IOException;

        /** Last and once: empty when the slice is whole. */
        void end(Optional<IOException> failure);
    }

    /** One that runs. */
    interface Cutting {
        /** Ends it soon, from any thread. */
        void stop();
    }
}
