package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.VideoCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The picture of a preset of HandBrake. */
final class HandBrakeVideo {
    private static final int CONSTANT_QUALITY = 2;
    private static final int LEAST_SIDE = 16;
    private static final int MOST_WIDTH = 15_360;
    private static final int MOST_HEIGHT = 8640;
    private static final int LEAST_KILOBITS = 100;
    private static final int MOST_KILOBITS = 400_000;
    private static final List<String> IDLE = HandBrakeFilters.IDLE;

    private final PresetValues preset;
    private final List<String> remarks;
    private final String codec;

    HandBrakeVideo(PresetValues preset, List<String> remarks) {
        this.preset = preset;
        this.remarks = remarks;
        this.codec = codec(preset.text("VideoEncoder").toLowerCase(Locale.ROOT));
    }

    String codec() {
        return codec;
    }

    Map<String, Object> document() {
        Map<String, Object> video = new LinkedHashMap<>();
        video.put("codec", codec);
        if (preset.text("VideoEncoder").endsWith("_10bit") && !codec.equals("vp9")) {
            video.put("pixelFormat", "yuv420p10");
        }
        quality(video);
        preset(video);
        dial(video, "tune", "VideoTune", rules().dials().tunes());
        dial(video, "profile", "VideoProfile", rules().dials().profileNames());
        size(video);
        rate(video);
        new HandBrakeFilters(preset, remarks).into(video);
        notCarried("VideoLevel", "the level");
        notCarried("VideoOptionExtra", "the encoder's extra options");
        return video;
    }

    private void notCarried(String key, String what) {
        if (!IDLE.contains(preset.text(key))) {
            remarks.add(what + " (" + key + ": " + preset.text(key) + ") is not carried over.");
        }
    }

    private String codec(String encoder) {
        if (encoder.contains("265") || encoder.contains("hevc")) {
            return "hevc";
        }
        if (encoder.contains("av1")) {
            return "av1";
        }
        if (encoder.startsWith("vp9")) {
            return "vp9";
        }
        if (!encoder.contains("264")) {
            remarks.add("The encoder '" + encoder + "' is not used here; it is h264.");
        }
        return "h264";
    }

    private void quality(Map<String, Object> video) {
        CodecRules rules = rules();
        OptionalDouble slider = preset.number("VideoQualitySlider");
        if (preset.number("VideoQualityType").orElse(CONSTANT_QUALITY) != CONSTANT_QUALITY || slider.isEmpty()) {
            bitRate(video, rules);
            return;
        }
        long crf = Math.round(slider.getAsDouble());
        if (crf != slider.getAsDouble()) {
            remarks.add("The quality of " + slider.getAsDouble() + " is rounded to " + crf + ".");
        }
        video.put("crf", (int) Math.max(rules.leastCrf(), Math.min(rules.mostCrf(), crf)));
    }

    /** It is always reached in two passes here. */
    private void bitRate(Map<String, Object> video, CodecRules rules) {
        int kilobits = (int) preset.number("VideoAvgBitrate").orElse(0);
        if (rules.dials().passes() && kilobits >= LEAST_KILOBITS && kilobits <= MOST_KILOBITS) {
            video.put("bitRate", kilobits + "k");
        } else {
            remarks.add("The average bit rate is not carried over; the quality is the usual one.");
        }
    }

    private void preset(Map<String, Object> video) {
        String word = preset.text("VideoPreset");
        CodecRules rules = rules();
        if (rules.presets().contains(word)) {
            video.put("preset", word);
        } else if (!IDLE.contains(word)) {
            remarks.add("The encoder's preset '" + word + "' has no equal; it is " + rules.usualPreset() + ".");
        }
    }

    private void dial(Map<String, Object> video, String key, String theirs, List<String> known) {
        String word = preset.text(theirs);
        if (known.contains(word)) {
            video.put(key, word);
        } else if (!IDLE.contains(word)) {
            remarks.add("The " + key + " '" + word + "' has no equal; the encoder chooses.");
        }
    }

    private CodecRules rules() {
        return CodecRules.of(VideoCodec.valueOf(codec.toUpperCase(Locale.ROOT)));
    }

    private void size(Map<String, Object> video) {
        side(video, "width", "PictureWidth", MOST_WIDTH);
        side(video, "height", "PictureHeight", MOST_HEIGHT);
    }

    private void side(Map<String, Object> video, String key, String theirs, int most) {
        int side = (int) preset.number(theirs).orElse(0) / 2 * 2;
        if (side >= LEAST_SIDE && side <= most) {
            video.put(key, side);
        }
    }

    private void rate(Map<String, Object> video) {
        String rate = preset.text("VideoFramerate");
        if (!rate.matches("\\d{1,3}(\\.\\d{1,3})?")) {
            return;
        }
        if (preset.text("VideoFramerateMode").equals("cfr")) {
            video.put("fps", rate);
        } else {
            remarks.add("A frame rate of at most " + rate + " is not carried over; frames keep their times.");
        }
    }
}
