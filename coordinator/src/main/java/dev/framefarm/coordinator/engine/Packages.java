package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.certify.Facts;
import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Packaging;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.packaging.DashManifest;
import dev.framefarm.coordinator.packaging.HlsMaster;
import dev.framefarm.coordinator.packaging.HlsMedia;
import dev.framefarm.coordinator.packaging.Sheet;
import dev.framefarm.coordinator.packaging.Track;
import dev.framefarm.coordinator.packaging.Words;
import dev.framefarm.coordinator.plan.FilmNames;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes of finished films what players stream: HLS and DASH share the same files. */
final class Packages {
    private static final String MP4 = "video/mp4";
    private static final String SOUND = "audio/mp4";
    private static final String JPEG = "image/jpeg";
    private static final String WORDS = "text/vtt";
    private static final String PLAYLIST = "application/vnd.apple.mpegurl";
    private static final String MANIFEST = "application/dash+xml";

    private final Blobs blobs;
    private final Packager packager;

    Packages(Blobs blobs, Packager packager) {
        this.blobs = blobs;
        this.packager = packager;
    }

    /** What the plan asks for, written but not yet durable; often nothing. */
    Prepared prepare(JobId job, Plan plan, List<Path> films, Facts.Finished finished) throws IOException {
        Prepared prepared = new Prepared(job, plan.timeline().seconds());
        Set<Packaging> wanted = plan.output().packages();
        if (wanted.isEmpty()) {
            return prepared;
        }
        try {
            boolean streamed = wanted.contains(Packaging.HLS) || wanted.contains(Packaging.DASH);
            List<Words> words = streamed ? words(plan) : List.of();
            Optional<Packager.Stills> stills =
                    wanted.contains(Packaging.THUMBNAILS) ? Optional.of(stills(prepared, finished)) : Optional.empty();
            Packager.Targets targets = streamed
                    ? targets(prepared, plan, words, stills)
                    : new Packager.Targets(List.of(), List.of(), List.of(), stills);
            List<Track> tracks = packager.split(plan, films, targets);
            if (wanted.contains(Packaging.HLS)) {
                hls(prepared, tracks, words);
            }
            if (wanted.contains(Packaging.DASH)) {
                prepared.text("manifest.mpd", MANIFEST, DashManifest.of(tracks, words));
            }
            return prepared;
        } catch (IOException | RuntimeException | Error e) {
            prepared.close();
            throw e;
        }
    }

    private static Packager.Targets targets(
            Prepared prepared, Plan plan, List<Words> words, Optional<Packager.Stills> stills) throws IOException {
        List<Packager.Target> pictures = new ArrayList<>();
        List<String> labels = FilmNames.labels(plan);
        for (String label : labels) {
            pictures.add(prepared.target(labels.size() == 1 ? "video.mp4" : "video-" + label + ".mp4", MP4));
        }
        List<Packager.Target> sound = new ArrayList<>();
        for (int i = 1; i <= plan.heard().size(); i++) {
            sound.add(prepared.target("sound-" + i + ".mp4", SOUND));
        }
        List<Packager.Target> texts = new ArrayList<>();
        for (Words each : words) {
            texts.add(prepared.target(each.file(), WORDS));
        }
        return new Packager.Targets(pictures, sound, texts, stills);
    }

    private static Packager.Stills stills(Prepared prepared, Facts.Finished finished) throws IOException {
        Timeline timeline = finished.timeline();
        double tick = timeline.timeBase().value();
        List<Double> keyframes = Arrays.stream(timeline.keys())
                .mapToObj(key -> timeline.time(key) * tick)
                .toList();
        double end = timeline.end() * tick;
        Profile.VideoTrack video = finished.profile().video();
        double aspect = video.sampleAspect().value() * video.width() / video.height();
        Sheet sheet = Sheet.of(keyframes, end, video.rotation() % 180 == 0 ? aspect : 1 / aspect);
        prepared.text("thumbnails.vtt", WORDS, sheet.text("thumbnails.jpg"));
        return new Packager.Stills(
                sheet,
                prepared.target("thumbnails.jpg", JPEG),
                Sheet.poster(keyframes, end),
                prepared.target("poster.jpg", JPEG));
    }

    private static List<Words> words(Plan plan) {
        List<Words> words = new ArrayList<>();
        for (Companions.Subtitles track : plan.companions().subtitles()) {
            int number = words.size() + 1;
            words.add(new Words(
                    "words-" + number,
                    track.language(),
                    track.title().or(track::language).orElse("Subtitles " + number),
                    track.traits().contains("default"),
                    track.traits().contains("forced"),
                    plan.timeline().seconds()));
        }
        return words;
    }

    private static void hls(Prepared prepared, List<Track> tracks, List<Words> words) throws IOException {
        prepared.text("master.m3u8", PLAYLIST, HlsMaster.playlist(tracks, words));
        for (Track track : tracks) {
            prepared.text(HlsMaster.playlistName(track), PLAYLIST, HlsMedia.playlist(track));
            if (track.kind() instanceof Track.Pictures) {
                prepared.text(HlsMaster.keyPicturesName(track), PLAYLIST, HlsMedia.keyPictures(track));
            }
        }
        for (Words each : words) {
            prepared.text(each.playlistName(), PLAYLIST, HlsMedia.playlist(each));
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
