package dev.framefarm.agent.command;

import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.VideoWork;
import java.util.List;

/** ProRes; the vendor is the one whose decoders editors come with, for some of them refuse others. */
final class ProRes extends Intra {
    private static final List<String> PROFILES = List.of("proxy", "lt", "standard", "hq", "4444", "4444xq");

    @Override
    String library() {
        return "prores_ks";
    }

    @Override
    String muxer() {
        return "mov";
    }

    @Override
    List<String> trial() {
        return List.of("-pix_fmt", PixelFormat.YUV422P10.label());
    }

    @Override
    List<String> profiles() {
        return PROFILES;
    }

    private static String usualProfile(VideoWork work) {
        return work.pixelFormat() == PixelFormat.YUV422P10 ? "hq" : "4444";
    }

    @Override
    List<String> arguments(VideoWork work) {
        refuseBucket(work);
        refuseTarget(work);
        String profile = known("profile", work.dials().profile(), PROFILES).orElseGet(() -> usualProfile(work));
        return new Arguments()
                .add("-c:v", library(), "-profile:v", profile, "-vendor", "apl0")
                .add("-threads", Integer.toString(work.threads()))
                .done();
    }
}
