package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Packager;
import dev.framefarm.coordinator.packaging.Division;
import dev.framefarm.coordinator.packaging.Fragment;
import dev.framefarm.coordinator.packaging.SegmentIndex;
import dev.framefarm.coordinator.packaging.Track;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A track that FFmpeg writes in fragments. In the finished file these lie behind an index, which FFmpeg cannot foresee. */
final class FragmentedTrack implements Packager.Stream {
    private final Packager.Target target;
    private final Track.Kind kind;
    private final TrackReader reader;
    private final Optional<Division> planned;

    /** {@code planned} is absent where the track is complete already. */
    FragmentedTrack(Packager.Target target, Track.Kind kind, Optional<Division> planned) {
        this.target = target;
        this.kind = kind;
        this.planned = planned;
        this.reader = new TrackReader(target.file());
    }

    @Override
    public synchronized Optional<Track> upTo(long samples) throws IOException {
        reader.readOn();
        List<Fragment> fragments = new ArrayList<>();
        long seen = 0;
        for (Fragment fragment : reader.fragments()) {
            seen += fragment.samples();
            if (seen <= samples) {
                fragments.add(fragment);
            }
        }
        return fragments.isEmpty() ? Optional.empty() : track(fragments, false).until(Double.MAX_VALUE);
    }

    @Override
    public synchronized Track whole() throws IOException {
        reader.readOn();
        return track(reader.fragments(), true);
    }

    private Track track(List<Fragment> fragments, boolean isComplete) {
        Division division = planned.orElseGet(() -> Division.ofComplete(seconds(fragments)));
        long room = SegmentIndex.room(division);
        return new Track(
                target.name().replaceAll("\\.mp4$", ""),
                target.name(),
                reader.codecs(),
                kind,
                reader.timescale(),
                reader.header(),
                division,
                fragments.stream().map(fragment -> fragment.behind(room)).toList(),
                isComplete);
    }

    private double seconds(List<Fragment> fragments) {
        return (double) fragments.stream().mapToLong(Fragment::duration).sum() / reader.timescale();
    }

    @Override
    public InputStream from(long offset) throws IOException {
        Track track = whole();
        boolean inHeader = offset < track.header().bytes();
        InputStream in = Files.newInputStream(target.file());
        in.skipNBytes(inHeader ? offset : offset - SegmentIndex.room(track.division()));
        return in;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        Track track = whole();
        try (InputStream in = Files.newInputStream(target.file())) {
            out.write(in.readNBytes((int) track.header().bytes()));
            out.write(IndexBox.of(track));
            in.transferTo(out);
        }
    }
}
