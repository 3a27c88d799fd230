package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.packaging.HlsPackage;
import dev.framefarm.coordinator.packaging.Track;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Films that can be watched while they are encoded. Everything has the name and the bytes that it will have as an output,
 * so that whoever watches does not notice when the job ends.
 */
public final class Live {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    private final Map<JobId, GrowingTracks> shown = new ConcurrentHashMap<>();
    private volatile Others others = (job, name) -> Optional.empty();

    /** What is answered for a name. */
    public sealed interface Part {}

    public record Playlist(String text) implements Part {}

    /** A file that still grows: of what players know of, any part can be read. */
    public non-sealed interface Media extends Part {
        String mediaType();

        /** Whether these bytes, both included, are there and stay what they are. */
        boolean has(long from, long to);

        InputStream read(long from, long to) throws IOException;
    }

    /** Films that are joined elsewhere. */
    public interface Others {
        Optional<Part> find(JobId job, String name);
    }

    private record Growing(Track track, Packager.Stream stream) implements Media {
        @Override
        public String mediaType() {
            return track.kind().mediaType();
        }

        @Override
        public boolean has(long from, long to) {
            return track.has(from, to);
        }

        @Override
        public InputStream read(long from, long to) throws IOException {
            return stream.from(from);
        }
    }

    /** Once, before anybody asks. */
    public void askOf(Others coordinators) {
        others = coordinators;
    }

    void show(JobId job, GrowingTracks tracks) {
        shown.put(job, tracks);
    }

    void hide(JobId job, GrowingTracks tracks) {
        shown.remove(job, tracks);
    }

    public boolean isWatchable(JobId job) {
        return find(job, HlsPackage.MASTER).isPresent();
    }

    /** Of a film that is joined here or elsewhere. */
    public Optional<Part> find(JobId job, String name) {
        return shown.containsKey(job) ? here(job, name) : others.find(job, name);
    }

    public Optional<Part> here(JobId job, String name) {
        List<Track> tracks = listed(job);
        Supplier<String> playlist = HlsPackage.playlists(tracks, List.of()).get(name);
        if (tracks.isEmpty() || playlist != null) {
            return Optional.ofNullable(playlist)
                    .filter(any -> !tracks.isEmpty())
                    .map(Supplier::get)
                    .map(Playlist::new);
        }
        GrowingTracks growing = shown.get(job);
        List<Packager.Stream> streams = growing == null ? List.of() : growing.all();
        for (int i = 0; i < streams.size(); i++) {
            if (tracks.get(i).file().equals(name)) {
                return Optional.of(new Growing(tracks.get(i), streams.get(i)));
            }
        }
        return Optional.empty();
    }

    private List<Track> listed(JobId job) {
        GrowingTracks tracks = shown.get(job);
        if (tracks == null) {
            return List.of();
        }
        try {
            return tracks.listed();
        } catch (IOException | RuntimeException e) {
            // The film is joined all the same, and what is wrong with it will be said there.
            LOG.debug("The film of job {} cannot be watched", job, e);
            return List.of();
        }
    }
}
