package dev.framefarm.coordinator.engine;

import dev.framefarm.slice.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Copies a part of one stream out of a source, as NUT. */
public interface Slicer {
    /** Returns when all is written; closing {@code sink} from elsewhere, or an interrupt, stops it. */
    void slice(Path source, Slice slice, OutputStream sink) throws IOException;
}
