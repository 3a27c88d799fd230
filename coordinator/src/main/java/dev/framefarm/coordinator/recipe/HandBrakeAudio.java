package dev.framefarm.coordinator.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sound of a preset of HandBrake, which has an encoder for every track where a recipe has one for all. */
final class HandBrakeAudio {
    private static final int LEAST_KILOBITS = 16;
    private static final int MOST_KILOBITS = 512;

    private final PresetValues preset;
    private final String container;
    private final List<String> remarks;

    HandBrakeAudio(PresetValues preset, String container, List<String> remarks) {
        this.preset = preset;
        this.container = container;
        this.remarks = remarks;
    }

    Object document() {
        List<PresetValues> tracks = preset.list("AudioList").stream()
                .filter(Map.class::isInstance)
                .map(track -> new PresetValues((Map<?, ?>) track))
                .toList();
        String choice = preset.text("AudioTrackSelectionBehavior", "first");
        if (tracks.isEmpty() || choice.equals("none")) {
            return "none";
        }
        if (tracks.size() > 1) {
            remarks.add("Of " + tracks.size() + " encodings of the sound the first is carried over.");
        }
        Map<String, Object> audio = new LinkedHashMap<>();
        String mode = mode(tracks.get(0).text("AudioEncoder"));
        audio.put("mode", mode);
        bitRate(audio, mode, tracks.get(0));
        List<String> languages = preset.languages("AudioLanguageList");
        if (!languages.isEmpty()) {
            audio.put("tracks", languages);
        } else if (choice.equals("first")) {
            audio.put("tracks", "first");
        }
        channels(audio, mode, tracks.get(0).text("AudioMixdown"));
        notCarried(tracks.get(0));
        return audio;
    }

    private void notCarried(PresetValues track) {
        if (track.number("AudioTrackGainSlider").orElse(0) != 0) {
            remarks.add("The sound's gain is not carried over; `audio.loudness` makes all films equally loud.");
        }
        if (track.number("AudioTrackDRCSlider").orElse(0) > 0) {
            remarks.add("The compression of the sound's dynamics is not carried over.");
        }
    }

    private String mode(String encoder) {
        String mode = switch (encoder.replaceAll("(:|_|\\d+$).*", "")) {
            case "copy" -> "copy";
            case "opus" -> "opus";
            case "ac" -> "ac3";
            case "flac" -> "flac";
            case "mp" -> "mp3";
            case "av", "ca", "fdk" -> "aac";
            default -> {
                remarks.add("The sound's encoder '" + encoder + "' is not used here; it is aac.");
                yield "aac";
            }
        };
        boolean fits = !container.equals("webm") || mode.equals("opus") || mode.equals("copy");
        if (!fits) {
            remarks.add("WebM holds no " + mode + "; the sound is opus.");
        }
        return fits ? mode : "opus";
    }

    private static void bitRate(Map<String, Object> audio, String mode, PresetValues track) {
        int kilobits = (int) track.number("AudioBitrate").orElse(0);
        boolean used = List.of("aac", "opus", "ac3", "mp3").contains(mode);
        if (used && kilobits >= LEAST_KILOBITS && kilobits <= MOST_KILOBITS) {
            audio.put("bitRate", kilobits + "k");
        }
    }

    private static void channels(Map<String, Object> audio, String mode, String mix) {
        if (mode.equals("copy")) {
            return;
        }
        switch (mix) {
            case "mono", "left_only", "right_only" -> audio.put("channels", "mono");
            case "stereo", "dpl1", "dpl2" -> audio.put("channels", "stereo");
            case "5point1" -> audio.put("channels", "5.1");
            default -> {}
        }
    }
}
