package dev.framefarm.coordinator.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns a preset of HandBrake into a recipe, and says what of it has no equal here. */
public final class HandBrakePreset {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DESCRIPTION = 500;

    private final PresetValues preset;
    private final List<String> remarks = new ArrayList<>();

    private HandBrakePreset(PresetValues preset) {
        this.preset = preset;
    }

    /** A recipe's document, and a sentence for everything that it does not carry over. */
    public record Imported(Map<String, Object> document, List<String> remarks) {}

    /** All presets of an exported file, out of their folders. */
    public static List<Imported> read(Map<String, Object> file) {
        List<Imported> imported = new ArrayList<>();
        collect(file, imported);
        return imported;
    }

    private static void collect(Object entry, List<Imported> imported) {
        if (!(entry instanceof Map<?, ?> map)) {
            return;
        }
        PresetValues values = new PresetValues(map);
        values.list("PresetList").forEach(each -> collect(each, imported));
        values.list("ChildrenArray").forEach(each -> collect(each, imported));
        if (!values.text("PresetName").isEmpty() && !values.flag("Folder", false)) {
            imported.add(new HandBrakePreset(values).imported());
        }
    }

    private Imported imported() {
        HandBrakeVideo video = new HandBrakeVideo(preset, remarks);
        String container = container(video.codec());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("recipe", name());
        document.put("version", 1);
        String description =
                preset.text("PresetDescription").replaceAll("\\s+", " ").strip();
        if (!description.isEmpty()) {
            document.put("description", description.substring(0, Math.min(LONGEST_DESCRIPTION, description.length())));
        }
        document.put("container", container);
        document.put("video", video.document());
        document.put("audio", new HandBrakeAudio(preset, container, remarks).document());
        company(document);
        return new Imported(document, List.copyOf(remarks));
    }

    private String name() {
        String plain = preset.text("PresetName")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._]+", "-")
                .replaceAll("^[^a-z0-9]+|-+$", "");
        return plain.isEmpty() ? "imported" : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }

    private String container(String codec) {
        String format = preset.text("FileFormat").replace("av_", "");
        if (format.equals("webm") && !codec.equals("vp9") && !codec.equals("av1")) {
            remarks.add("WebM holds no " + codec + "; the container is mkv.");
            return "mkv";
        }
        return switch (format) {
            case "mkv", "webm" -> format;
            case "mp4", "m4v", "" -> "mp4";
            default -> {
                remarks.add("The container " + format + " is not made here; it is mp4.");
                yield "mp4";
            }
        };
    }

    private void company(Map<String, Object> document) {
        List<String> languages = preset.languages("SubtitleLanguageList");
        if (preset.text("SubtitleTrackSelectionBehavior").equals("none")) {
            document.put("subtitles", "drop");
        } else if (!languages.isEmpty()) {
            document.put("subtitles", languages);
        }
        if (!preset.text("SubtitleBurnBehavior", "none").equals("none")) {
            remarks.add(
                    "Subtitles are kept beside the picture and not burnt into it; `video.captions` does that with a track"
                            + " that all films have.");
        }
        if (!preset.flag("ChapterMarkers", true)) {
            document.put("chapters", "drop");
        }
        if (!preset.flag("MetadataPassthru", true)) {
            document.put("metadata", "drop");
        }
    }
}
