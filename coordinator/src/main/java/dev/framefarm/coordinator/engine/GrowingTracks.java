package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.packaging.Track;
import dev.framefarm.coordinator.plan.FilmNames;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What players fetch of a film while it is joined. Its sound is whole before the first picture is there; its pictures
 * grow by whole deliveries, which are durable: should all stop and be made anew, the same bytes come again.
 */
final class GrowingTracks implements Closeable {
    private final List<Blobs.Incoming> files = new ArrayList<>();
    private final List<Path> pictureFiles = new ArrayList<>();
    private final List<Packager.Stream> pictures = new ArrayList<>();
    private final List<Packager.Stream> sound = new ArrayList<>();
    private final long owed;
    private volatile long reached;

    private GrowingTracks(long owed) {
        this.owed = owed;
    }

    /** Of a film that nobody streams. */
    static GrowingTracks none() {
        return new GrowingTracks(0);
    }

    /** {@code owed} are the frames that somebody may have seen before, when this is not the first time. */
    static GrowingTracks begin(Blobs blobs, Packager packager, Plan plan, Path source, List<Path> delivered, long owed)
            throws IOException {
        GrowingTracks tracks = new GrowingTracks(owed);
        try {
            List<String> labels = FilmNames.labels(plan);
            for (String label : labels) {
                String name = labels.size() == 1 ? "video.mp4" : "video-" + label + ".mp4";
                Packager.Target target = tracks.target(blobs, name);
                tracks.pictureFiles.add(target.file());
                tracks.pictures.add(packager.pictures(plan, tracks.pictures.size(), target));
            }
            List<Packager.Target> targets = new ArrayList<>();
            for (int i = 1; i <= plan.heard().size(); i++) {
                targets.add(tracks.target(blobs, "sound-" + i + ".mp4"));
            }
            tracks.sound.addAll(packager.sound(plan, source, delivered, targets));
            return tracks;
        } catch (IOException | RuntimeException | Error e) {
            tracks.close();
            throw e;
        }
    }

    private Packager.Target target(Blobs blobs, String name) throws IOException {
        Blobs.Incoming file = blobs.create();
        files.add(file);
        return new Packager.Target(name, file.file());
    }

    /** Where the join writes the pictures, in the order of the renditions. */
    List<Path> pictureFiles() {
        return List.copyOf(pictureFiles);
    }

    /** So many frames are joined in whole deliveries. */
    void reached(long frames) {
        reached = frames;
    }

    /** What players may know of by now: nothing, or a segment of each track at least. */
    List<Track> listed() throws IOException {
        List<Track> tracks = new ArrayList<>();
        double seconds = Double.MAX_VALUE;
        for (Packager.Stream stream : pictures) {
            Optional<Track> track = stream.upTo(reached).filter(each -> each.samples() >= owed);
            if (track.isEmpty()) {
                return List.of();
            }
            seconds = Math.min(seconds, track.get().seconds());
            tracks.add(track.get());
        }
        for (Packager.Stream stream : sound) {
            Track whole = stream.whole();
            Optional<Track> track = whole.seconds() <= seconds ? Optional.of(whole) : whole.until(seconds);
            if (track.isEmpty()) {
                return List.of();
            }
            tracks.add(track.get());
        }
        return tracks;
    }

    /** Everything, at the end. */
    List<Packager.Stream> all() {
        List<Packager.Stream> all = new ArrayList<>(pictures);
        all.addAll(sound);
        return all;
    }

    @Override
    public void close() throws IOException {
        for (Blobs.Incoming file : files) {
            file.close();
        }
    }
}
