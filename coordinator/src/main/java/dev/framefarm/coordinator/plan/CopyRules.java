package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Container;
import java.util.Set;

/** Which sound may be taken over as it is, by container. */
final class CopyRules {
    private static final Set<String> MP4 = Set.of("aac", "mp3", "ac3", "eac3", "opus", "flac", "alac");
    private static final Set<String> MOV = Set.of("aac", "mp3", "ac3", "eac3", "alac");
    private static final Set<String> M4A = Set.of("aac", "ac3", "alac");
    private static final Set<String> WEBM = Set.of("opus", "vorbis");

    private CopyRules() {}

    static boolean allow(String codec, Container container) {
        return switch (container) {
            case MP4 -> MP4.contains(codec);
            case MOV -> codec.startsWith("pcm_") || MOV.contains(codec);
            case M4A -> M4A.contains(codec);
            case MKV, MKA -> true;
            case WEBM -> WEBM.contains(codec);
            case MP3, OPUS, FLAC, WAV -> false;
        };
    }
}
