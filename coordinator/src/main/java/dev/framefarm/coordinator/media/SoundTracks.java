package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Disposition;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sound of the last mux: each track in the order of the source, whether copied or encoded, as it was marked. */
final class SoundTracks {
    /** What the only track were called would be taken for the file's own title. */
    private static final List<String> NO_LABELS = List.of("-map_metadata:s:a:0", "-1");

    private final Plan plan;

    SoundTracks(Plan plan) {
        this.plan = plan;
    }

    /** {@code firstInput} is the input with the first lane of sound, {@code sourceInput} the one with the source. */
    List<String> arguments(int firstInput, int sourceInput) {
        List<String> arguments = new ArrayList<>();
        List<Profile.AudioTrack> heard = plan.heard();
        List<String> inputs = inputs(firstInput, sourceInput);
        for (int number = 0; number < heard.size(); number++) {
            Profile.AudioTrack track = heard.get(number);
            arguments.addAll(List.of("-map", inputs.get(number)));
            arguments.addAll(plan.output().container().holdsOneTrack() ? NO_LABELS : labels(track.labels(), number));
            if (lane(track).isEmpty() && losesPriming(track)) {
                arguments.addAll(List.of("-bsf:a:" + number, "noise=drop=lt(pts*tb\\,-0.0005)"));
            }
        }
        return arguments;
    }

    /** Where FFmpeg finds each track that is heard. */
    List<String> inputs(int firstInput, int sourceInput) {
        return plan.heard().stream()
                .map(track -> lane(track)
                        .map(lane -> (firstInput + lane) + ":a:0")
                        .orElse(sourceInput + ":" + track.stream()))
                .toList();
    }

    /** Samples a second in the output, of the tracks that are in it. */
    List<Integer> rates() {
        List<Integer> rates = new ArrayList<>();
        for (Profile.AudioTrack track : plan.profile().audio()) {
            lane(track)
                    .map(lane -> ((Encode.Audio) plan.sound().get(lane).encode()).sampleRate())
                    .or(() -> plan.copiedAudio().contains(track.stream())
                            ? Optional.of(track.sampleRate())
                            : Optional.empty())
                    .ifPresent(rates::add);
        }
        return rates;
    }

    private Optional<Integer> lane(Profile.AudioTrack track) {
        List<Lane> lanes = plan.sound();
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).stream() == track.stream()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** MP4 has no title for a track; players show its handler's name instead. */
    private List<String> labels(Profile.Labels labels, int number) {
        String stream = "-metadata:s:a:" + number;
        String key = plan.output().container().isQuickTime() ? "handler_name=" : "title=";
        String language = LanguageMark.of(labels.language(), plan.output().container());
        List<String> arguments = new ArrayList<>(List.of(stream, "language=" + language));
        labels.title().ifPresent(title -> arguments.addAll(List.of(stream, key + title)));
        String marks = labels.dispositions().stream().map(Disposition::label).collect(Collectors.joining("+"));
        arguments.addAll(List.of("-disposition:a:" + number, marks.isEmpty() ? "0" : marks));
        return arguments;
    }

    /**
     * In Matroska a stream may only begin before the film if it says how much of it is the encoder's delay. MP4 says it
     * of Opus alone; of other sound it hides whole packets, which would move everything else.
     */
    private boolean losesPriming(Profile.AudioTrack track) {
        return plan.output().container().isMatroska()
                && plan.profile().demuxer().equals("mov")
                && !track.codec().equals("opus");
    }
}
