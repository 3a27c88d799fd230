package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Treatment;
import dev.framefarm.coordinator.packaging.Preview;
import dev.framefarm.coordinator.packaging.Sheet;
import dev.framefarm.coordinator.packaging.Track;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes what players fetch: tracks in fragments, subtitles, stills. */
public interface Packager {
    /** A file to be written, and what it will be called where it is published. */
    record Target(String name, Path file) {}

    /** Two stills: a sheet of small ones, and the keyframe at {@code posterTime}, in seconds. */
    record Stills(
            Sheet sheet, Target sheetFile, double posterTime, Target poster, Optional<Treatment.ToneMapping> tones) {}

    /** A track in a file of fragments, which may still grow. */
    interface Stream {
        /** What is written of its first {@code samples}; nothing where not even a segment is. */
        Optional<Track> upTo(long samples) throws IOException;

        /** All of it: nothing more is to come. */
        Track whole() throws IOException;

        /** What the finished file will have from there on: its header, or fragments. */
        InputStream from(long offset) throws IOException;

        /** The finished file, in which everything lies where the track says. */
        void write(OutputStream out) throws IOException;
    }

    /** The pictures of a rendition, which a join writes into the target. */
    Stream pictures(Plan plan, int rendition, Target target);

    /** Every track of sound that the output has: {@code delivered} by agents or copied from the source. */
    List<Stream> sound(Plan plan, Path source, List<Path> delivered, List<Target> targets) throws IOException;

    /** The film's subtitles. */
    void words(Path film, List<Target> targets) throws IOException;

    void stills(Path film, Stills stills) throws IOException;

    void preview(Path film, Preview preview, Target target) throws IOException;
}
