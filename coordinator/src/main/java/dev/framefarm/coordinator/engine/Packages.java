package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.certify.Facts;
import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Language;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Packaging;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Timeline;
import dev.framefarm.coordinator.model.Treatment;
import dev.framefarm.coordinator.packaging.DashManifest;
import dev.framefarm.coordinator.packaging.HlsPackage;
import dev.framefarm.coordinator.packaging.Preview;
import dev.framefarm.coordinator.packaging.Sheet;
import dev.framefarm.coordinator.packaging.Track;
import dev.framefarm.coordinator.packaging.Words;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes of films what players stream: HLS and DASH share the same files. */
final class Packages {
    private static final String JPEG = "image/jpeg";
    private static final String WEBP = "image/webp";
    private static final String WORDS = "text/vtt";
    private static final String MANIFEST = "application/dash+xml";

    private final Blobs blobs;
    private final Packager packager;
    private final Live live;

    Packages(Blobs blobs, Packager packager, Live live) {
        this.blobs = blobs;
        this.packager = packager;
        this.live = live;
    }

    private static boolean isStreamed(Set<Packaging> wanted) {
        return wanted.contains(Packaging.HLS) || wanted.contains(Packaging.DASH);
    }

    /**
     * What the plan asks for, often nothing. {@code sound} was delivered; {@code owed} are the frames that players may
     * know of from before the coordinator started again.
     */
    Prepared begin(JobId job, Plan plan, Path source, List<Path> sound, long owed) throws IOException {
        Set<Packaging> wanted = plan.output().packages();
        GrowingTracks tracks = isStreamed(wanted)
                ? GrowingTracks.begin(blobs, packager, plan, source, sound, owed)
                : GrowingTracks.none();
        if (wanted.contains(Packaging.HLS)) {
            live.show(job, tracks);
        }
        return new Prepared(job, plan, tracks);
    }

    private static List<Words> words(Plan plan) {
        List<Words> words = new ArrayList<>();
        for (Companions.Subtitles track : plan.companions().subtitles()) {
            int number = words.size() + 1;
            Optional<String> language = track.language().flatMap(Language::tag);
            words.add(new Words(
                    "words-" + number,
                    language,
                    track.title().or(() -> language).orElse("Subtitles " + number),
                    track.traits().contains("default"),
                    track.traits().contains("forced"),
                    plan.timeline().seconds()));
        }
        return words;
    }

    /** A package in the making. Closed without a seal it leaves nothing behind. */
    final class Prepared implements Closeable {
        private final JobId job;
        private final Plan plan;
        private final GrowingTracks tracks;
        private final PackageParts parts = new PackageParts(blobs);

        private Prepared(JobId job, Plan plan, GrowingTracks tracks) {
            this.job = job;
            this.plan = plan;
            this.tracks = tracks;
        }

        /** Where the join writes the pictures that players fetch. */
        List<Path> pictureFiles() {
            return tracks.pictureFiles();
        }

        void reached(long frames) {
            tracks.reached(frames);
        }

        /** All that takes long, once the films are there; they differ in their pictures only. */
        void finish(Path film, Facts.Finished finished) throws IOException {
            Set<Packaging> wanted = plan.output().packages();
            if (wanted.contains(Packaging.THUMBNAILS)) {
                packager.stills(film, stills(finished));
            }
            if (wanted.contains(Packaging.PREVIEW)) {
                Timeline timeline = finished.timeline();
                Preview preview =
                        Preview.of(timeline.end() * timeline.timeBase().value(), aspect(finished), tones(finished));
                packager.preview(film, preview, parts.target("preview.webp", WEBP));
            }
            if (isStreamed(wanted)) {
                stream(film, wanted);
            }
            parts.settle();
        }

        private void stream(Path film, Set<Packaging> wanted) throws IOException {
            List<Words> words = words(plan);
            List<Packager.Target> texts = new ArrayList<>();
            for (Words each : words) {
                texts.add(parts.target(each.file(), WORDS));
            }
            if (!texts.isEmpty()) {
                packager.words(film, texts);
            }
            List<Track> whole = new ArrayList<>();
            for (Packager.Stream stream : tracks.all()) {
                Track track = stream.whole();
                whole.add(track);
                stream.write(parts.stream(track.file(), track.kind().mediaType()));
            }
            if (wanted.contains(Packaging.HLS)) {
                for (var playlist : HlsPackage.playlists(whole, words).entrySet()) {
                    String text = playlist.getValue().get();
                    parts.text(playlist.getKey(), HlsPackage.MEDIA_TYPE, text);
                }
            }
            if (wanted.contains(Packaging.DASH)) {
                parts.text("manifest.mpd", MANIFEST, DashManifest.of(whole, words));
            }
        }

        private Packager.Stills stills(Facts.Finished finished) throws IOException {
            Timeline timeline = finished.timeline();
            double tick = timeline.timeBase().value();
            List<Double> keyframes = Arrays.stream(timeline.keys())
                    .mapToObj(key -> timeline.time(key) * tick)
                    .toList();
            double end = timeline.end() * tick;
            Sheet sheet = Sheet.of(keyframes, end, aspect(finished));
            parts.text("thumbnails.vtt", WORDS, sheet.text("thumbnails.jpg"));
            return new Packager.Stills(
                    sheet,
                    parts.target("thumbnails.jpg", JPEG),
                    Sheet.poster(keyframes, end),
                    parts.target("poster.jpg", JPEG),
                    tones(finished));
        }

        /** Whoever shows stills takes them for the standard range. */
        private static Optional<Treatment.ToneMapping> tones(Facts.Finished finished) {
            return Treatment.ToneMapping.of(finished.profile().video().colour());
        }

        /** As the picture is shown. */
        private double aspect(Facts.Finished finished) {
            Profile.VideoTrack video = finished.profile().video();
            double aspect = video.sampleAspect().value() * video.width() / video.height();
            return video.rotation() % 180 == 0 ? aspect : 1 / aspect;
        }

        List<Output> seal() throws IOException {
            return parts.seal(job, plan.timeline().seconds());
        }

        @Override
        public void close() throws IOException {
            live.hide(job, tracks);
            try {
                parts.close();
            } finally {
                tracks.close();
            }
        }
    }
}
