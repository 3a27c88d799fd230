package dev.framefarm.coordinator.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a preset of HandBrake does to the picture before it is encoded. */
final class HandBrakeFilters {
    /** Values that change nothing. */
    static final List<String> IDLE = List.of("", "off", "none", "auto", "default", "angle=0:hflip=0");

    /** In the order in which they are told. */
    private static final List<List<String>> NOT_CARRIED = List.of(
            List.of("PictureDetelecine", "detelecine"),
            List.of("PictureSharpenFilter", "sharpening"),
            List.of("PictureDeblockPreset", "deblocking"),
            List.of("PictureChromaSmoothPreset", "the smoothing of colours"),
            List.of("PictureColorspacePreset", "the conversion of colours"),
            List.of("PictureRotate", "the rotation"));

    private static final int CONSERVATIVE = 1;
    private static final int CUSTOM = 3;
    private static final int UNCROPPED = 2;
    private static final int AUTOMATIC = 0;

    private final PresetValues preset;
    private final List<String> remarks;

    HandBrakeFilters(PresetValues preset, List<String> remarks) {
        this.preset = preset;
        this.remarks = remarks;
    }

    void into(Map<String, Object> video) {
        deinterlacing(video);
        denoising(video);
        crop(video);
        if (preset.text("PicturePAR").equals("off")) {
            video.put("squarePixels", true);
        }
        if (preset.flag("VideoGrayScale", false)) {
            remarks.add("grey pictures (VideoGrayScale) are not carried over.");
        }
        NOT_CARRIED.stream()
                .filter(pair -> !IDLE.contains(preset.text(pair.get(0))))
                .forEach(pair -> remarks.add(
                        pair.get(1) + " (" + pair.get(0) + ": " + preset.text(pair.get(0)) + ") is not carried over."));
    }

    /** Detection looks at each frame there; here it is the source that says what it is. */
    private void deinterlacing(Map<String, Object> video) {
        String filter = preset.text("PictureDeinterlaceFilter");
        if (IDLE.contains(filter)) {
            return;
        }
        boolean fields = preset.text("PictureDeinterlacePreset").contains("bob");
        if (fields && !video.containsKey("fps")) {
            video.put("deinterlace", "field");
            return;
        }
        boolean detects = filter.equals("decomb") || !IDLE.contains(preset.text("PictureCombDetectPreset"));
        video.put("deinterlace", detects ? "auto" : "frame");
        if (fields) {
            remarks.add("A picture for each field does not go with a frame rate; each frame becomes one.");
        }
    }

    private void denoising(Map<String, Object> video) {
        if (IDLE.contains(preset.text("PictureDenoiseFilter"))) {
            return;
        }
        String strength = preset.text("PictureDenoisePreset");
        switch (strength) {
            case "ultralight", "light" -> video.put("denoise", "light");
            case "strong" -> video.put("denoise", "strong");
            default -> {
                video.put("denoise", "medium");
                if (!strength.equals("medium")) {
                    remarks.add("The noise filter's strength '" + strength + "' has no equal; it is medium.");
                }
            }
        }
    }

    /** Before there was a mode there was a flag. */
    private void crop(Map<String, Object> video) {
        int old = preset.flag("PictureAutoCrop", false) ? AUTOMATIC : CUSTOM;
        switch ((int) preset.number("PictureCropMode").orElse(old)) {
            case AUTOMATIC, CONSERVATIVE -> video.put("crop", "auto");
            case UNCROPPED -> {}
            default -> edges(video);
        }
    }

    private void edges(Map<String, Object> video) {
        Map<String, Object> edges = new LinkedHashMap<>();
        for (String edge : List.of("Top", "Bottom", "Left", "Right")) {
            int cut = (int) preset.number("Picture" + edge + "Crop").orElse(0);
            if (cut > 0) {
                edges.put(edge.toLowerCase(Locale.ROOT), cut);
            }
        }
        if (!edges.isEmpty()) {
            video.put("crop", edges);
        }
    }
}
