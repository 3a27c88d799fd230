package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Packaging;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.packaging.DashManifest;
import dev.framefarm.coordinator.packaging.HlsMaster;
import dev.framefarm.coordinator.packaging.HlsMedia;
import dev.framefarm.coordinator.packaging.Track;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes of a finished film what players stream: HLS and DASH share the same files. */
final class Packages {
    private static final String MP4 = "video/mp4";
    private static final String SOUND = "audio/mp4";
    private static final String PLAYLIST = "application/vnd.apple.mpegurl";
    private static final String MANIFEST = "application/dash+xml";

    private final Blobs blobs;
    private final Packager packager;

    Packages(Blobs blobs, Packager packager) {
        this.blobs = blobs;
        this.packager = packager;
    }

    /** What the plan asks for, written but not yet durable; often nothing. */
    Prepared prepare(JobId job, Plan plan, Blobs.Incoming film) throws IOException {
        Prepared prepared = new Prepared(job, plan.timeline().seconds());
        Set<Packaging> wanted = plan.output().packages();
        if (wanted.isEmpty()) {
            return prepared;
        }
        try {
            List<Packager.Target> targets = new ArrayList<>();
            targets.add(prepared.target("video.mp4", MP4));
            for (int i = 1; i <= plan.heard().size(); i++) {
                targets.add(prepared.target("sound-" + i + ".mp4", SOUND));
            }
            List<Track> tracks = packager.split(plan, film.file(), targets);
            if (wanted.contains(Packaging.HLS)) {
                hls(prepared, tracks);
            }
            if (wanted.contains(Packaging.DASH)) {
                prepared.text("manifest.mpd", MANIFEST, DashManifest.of(tracks));
            }
            return prepared;
        } catch (IOException | RuntimeException | Error e) {
            prepared.close();
            throw e;
        }
    }

    private static void hls(Prepared prepared, List<Track> tracks) throws IOException {
        prepared.text("master.m3u8", PLAYLIST, HlsMaster.playlist(tracks));
        for (Track track : tracks) {
            prepared.text(HlsMaster.playlistName(track), PLAYLIST, HlsMedia.playlist(track));
            if (track.kind() instanceof Track.Pictures) {
                prepared.text(HlsMaster.keyPicturesName(track), PLAYLIST, HlsMedia.keyPictures(track));
            }
        }
    }

    private record Part(String name, String mediaType, Blobs.Incoming bytes) {}

    /** Files on their way out. Closed without a seal they leave nothing behind. */
    final class Prepared implements Closeable {
        private final JobId job;
        private final double seconds;
        private final List<Part> parts = new ArrayList<>();

        private Prepared(JobId job, double seconds) {
            this.job = job;
            this.seconds = seconds;
        }

        private Packager.Target target(String name, String mediaType) throws IOException {
            Part part = new Part(name, mediaType, blobs.create());
            parts.add(part);
            return new Packager.Target(name, part.bytes().file());
        }

        private void text(String name, String mediaType, String text) throws IOException {
            Part part = new Part(name, mediaType, blobs.create());
            parts.add(part);
            part.bytes().write(text.getBytes(StandardCharsets.UTF_8));
        }

        void settle() throws IOException {
            for (Part part : parts) {
                part.bytes().settle();
            }
        }

        List<Output> seal() throws IOException {
            List<Output> outputs = new ArrayList<>();
            for (Part part : parts) {
                outputs.add(new Output(
                        job, part.name(), part.mediaType(), part.bytes().seal(), 0, seconds));
            }
            return outputs;
        }

        @Override
        public void close() throws IOException {
            for (Part part : parts) {
                part.bytes().close();
            }
        }
    }
}
