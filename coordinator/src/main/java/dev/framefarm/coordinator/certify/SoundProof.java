package dev.framefarm.coordinator.certify;

import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where each track of sound begins and ends against the pictures: in the source, in the output, and what differs. */
final class SoundProof {
    /** Sound that is this early begins to be noticed (ITU-R BT.1359). */
    private static final double NOTICEABLE = 0.045;

    private final Plan plan;
    private final Facts.Finished finished;

    SoundProof(Plan plan, Facts.Finished finished) {
        this.plan = plan;
        this.finished = finished;
    }

    List<Certificate.Sound> tracks() {
        List<Certificate.Sound> tracks = new ArrayList<>();
        for (Profile.AudioTrack track : plan.profile().audio()) {
            how(track).ifPresent(how -> tracks.add(track(track, how, tracks.size())));
        }
        return tracks;
    }

    /** How far any track begins or ends from where it should. */
    double largestDeviation() {
        return tracks().stream()
                .flatMap(track -> track.difference().stream())
                .mapToDouble(off -> Math.max(Math.abs(off.start()), Math.abs(off.end())))
                .max()
                .orElse(0);
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        List<Certificate.Sound> tracks = tracks();
        int found = finished.profile().audio().size();
        if (found != tracks.size()) {
            warnings.add("The output holds " + found + " instead of " + tracks.size() + " tracks of sound.");
        }
        for (Certificate.Sound track : tracks) {
            track.difference().filter(this::isNoticeable).ifPresent(off -> warnings.add(moved(track, off)));
        }
        return warnings;
    }

    /** A changed frame rate may move the pictures' end by a frame, which is not the sound's fault. */
    private boolean isNoticeable(Certificate.Offsets off) {
        double allowed = plan.pictures().isPresent()
                ? Math.max(NOTICEABLE, 1 / finished.timeline().rate())
                : NOTICEABLE;
        return Math.abs(off.start()) > allowed || Math.abs(off.end()) > allowed;
    }

    private static String moved(Certificate.Sound track, Certificate.Offsets off) {
        return String.format(
                Locale.ROOT,
                "The sound of stream %d begins %.0f ms and ends %.0f ms from where it does in the source.",
                track.stream(),
                off.start() * 1000,
                off.end() * 1000);
    }

    private Certificate.Sound track(Profile.AudioTrack track, String how, int place) {
        List<Profile.AudioTrack> heard = finished.profile().audio();
        Certificate.Offsets source = offsets(track, plan.profile(), plan.timeline());
        Optional<Certificate.Offsets> output = place < heard.size()
                ? Optional.of(offsets(heard.get(place), finished.profile(), finished.timeline()))
                : Optional.empty();
        return new Certificate.Sound(
                track.stream(),
                track.labels().language(),
                how,
                source,
                output,
                output.map(found -> new Certificate.Offsets(
                        Rounded.micros(found.start() - source.start()), Rounded.micros(found.end() - source.end()))));
    }

    private Certificate.Offsets offsets(Profile.AudioTrack track, Profile file, Timeline pictures) {
        double tick = pictures.timeBase().value();
        double sample = 1.0 / track.sampleRate();
        if (plan.pictures().isEmpty()) {
            double begin = file.startMicros() / 1e6;
            return new Certificate.Offsets(
                    Rounded.micros(track.firstSample() * sample - begin),
                    Rounded.micros(track.endSample() * sample - begin));
        }
        return new Certificate.Offsets(
                Rounded.micros(track.firstSample() * sample - pictures.time(0) * tick),
                Rounded.micros(track.endSample() * sample - pictures.end() * tick));
    }

    /** The name of the encoder, or that it was copied; empty: it was not wanted. */
    private Optional<String> how(Profile.AudioTrack track) {
        if (plan.copiedAudio().contains(track.stream())) {
            return Optional.of("copied");
        }
        return plan.sound().stream()
                .filter(lane -> lane.stream() == track.stream())
                .map(Lane::encode)
                .map(Encode::encoder)
                .findFirst();
    }
}
