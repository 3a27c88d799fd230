package dev.framefarm.coordinator.plan;

import dev.framefarm.coordinator.model.Container;
import java.util.Set;

/** Which sound may be taken over as it is, by container: what FFmpeg's muxer was seen to take, and players to know. */
final class CopyRules {
    private static final Set<String> MP4 = Set.of("aac", "mp3", "ac3", "eac3", "opus", "flac", "alac");
    private static final Set<String> MOV = named("aac mp3 ac3 eac3 alac pcm_s8 pcm_u8 pcm_s16le pcm_s16be pcm_s24le"
            + " pcm_s24be pcm_s32le pcm_s32be pcm_f32le pcm_f32be pcm_f64le pcm_f64be pcm_alaw pcm_mulaw");
    private static final Set<String> M4A = Set.of("aac", "ac3", "alac");
    private static final Set<String> WEBM = Set.of("opus", "vorbis");
    /** It holds nearly everything, but not what other containers wrap in a way of their own. */
    private static final Set<String> MATROSKA = named("aac mp2 mp3 ac3 eac3 dts truehd mlp alac flac opus vorbis speex"
            + " wavpack tta wmav1 wmav2 adpcm_ms adpcm_ima_wav pcm_u8 pcm_s16le pcm_s16be pcm_s24le pcm_s24be"
            + " pcm_s32le pcm_s32be pcm_f32le pcm_f64le pcm_alaw pcm_mulaw");

    private CopyRules() {}

    static boolean allow(String codec, Container container) {
        return switch (container) {
            case MP4 -> MP4.contains(codec);
            case MOV -> MOV.contains(codec);
            case M4A -> M4A.contains(codec);
            case MKV, MKA -> MATROSKA.contains(codec);
            case WEBM -> WEBM.contains(codec);
            case MP3, OPUS, FLAC, WAV -> false;
        };
    }

    /** Whether it holds samples as they are, so that nothing but samples will do in its place. */
    static boolean isUncompressed(String codec) {
        return codec.startsWith("pcm_") || codec.equals("s302m");
    }

    private static Set<String> named(String codecs) {
        return Set.of(codecs.split(" ", -1));
    }
}
