package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.ChannelLayout;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Recipe;
import java.util.List;

/** Which sound a container holds, and what may be asked of each kind of sound. The first of a list is the usual. */
final class SoundRules {
    private static final List<Recipe.Mode> MP4 = List.of(
            Recipe.Mode.AAC,
            Recipe.Mode.OPUS,
            Recipe.Mode.AC3,
            Recipe.Mode.FLAC,
            Recipe.Mode.MP3,
            Recipe.Mode.COPY,
            Recipe.Mode.NONE);
    private static final List<Recipe.Mode> MOV = List.of(
            Recipe.Mode.AAC, Recipe.Mode.AC3, Recipe.Mode.MP3, Recipe.Mode.PCM, Recipe.Mode.COPY, Recipe.Mode.NONE);
    private static final List<Recipe.Mode> MATROSKA = List.of(
            Recipe.Mode.AAC,
            Recipe.Mode.OPUS,
            Recipe.Mode.AC3,
            Recipe.Mode.FLAC,
            Recipe.Mode.MP3,
            Recipe.Mode.PCM,
            Recipe.Mode.COPY,
            Recipe.Mode.NONE);
    private static final List<Recipe.Mode> SOUND_IN_MATROSKA =
            MATROSKA.stream().filter(mode -> mode != Recipe.Mode.NONE).toList();
    private static final List<Recipe.Mode> WEBM = List.of(Recipe.Mode.OPUS, Recipe.Mode.COPY, Recipe.Mode.NONE);

    private SoundRules() {}

    static List<Recipe.Mode> modes(Container container) {
        return switch (container) {
            case MP4 -> MP4;
            case MOV -> MOV;
            case MKV -> MATROSKA;
            case WEBM -> WEBM;
            case M4A -> List.of(Recipe.Mode.AAC, Recipe.Mode.COPY);
            case MP3 -> List.of(Recipe.Mode.MP3);
            case OPUS -> List.of(Recipe.Mode.OPUS);
            case FLAC -> List.of(Recipe.Mode.FLAC);
            case WAV -> List.of(Recipe.Mode.PCM);
            case MKA -> SOUND_IN_MATROSKA;
        };
    }

    /** 0 where there is no bit rate to choose. */
    static int mostBitRate(Recipe.Mode mode) {
        return switch (mode) {
            case AAC, OPUS -> 512_000;
            case AC3 -> 640_000;
            case MP3 -> 320_000;
            case FLAC, PCM, COPY, NONE -> 0;
        };
    }

    static boolean changes(Recipe.Mode mode) {
        return mode != Recipe.Mode.COPY && mode != Recipe.Mode.NONE;
    }

    static boolean mixes(Recipe.Mode mode, ChannelLayout layout) {
        return changes(mode) && (mode != Recipe.Mode.MP3 || layout.channels() <= 2);
    }

    /** What to say where {@link #mixes} says no. */
    static String channelsOf(Recipe.Mode mode) {
        return mode == Recipe.Mode.MP3
                ? "stereo or mono, because mp3 has no more channels"
                : "no change of channels where nothing is encoded";
    }
}
