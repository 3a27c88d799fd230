package dev.framefarm.agent.command;

import dev.framefarm.agent.work.PixelFormat;
import dev.framefarm.agent.work.VideoWork;
import java.util.List;

/** DNxHR: DNxHD for pictures of any size from 256x120 on. */
final class DnxHr extends Intra {
    private static final List<String> PROFILES = List.of("lb", "sq", "hq", "hqx", "444");

    @Override
    String library() {
        return "dnxhd";
    }

    @Override
    String muxer() {
        return "mov";
    }

    @Override
    List<String> trial() {
        return List.of("-profile:v", "dnxhr_lb", "-pix_fmt", PixelFormat.YUV422P.label());
    }

    @Override
    List<String> profiles() {
        return PROFILES;
    }

    private static String usualProfile(VideoWork work) {
        return switch (work.pixelFormat()) {
            case YUV444P10 -> "444";
            case YUV422P10 -> "hqx";
            default -> "hq";
        };
    }

    @Override
    List<String> arguments(VideoWork work) {
        refuseBucket(work);
        refuseTarget(work);
        String profile = known("profile", work.dials().profile(), PROFILES).orElseGet(() -> usualProfile(work));
        return new Arguments()
                .add("-c:v", library(), "-profile:v", "dnxhr_" + profile)
                .add("-threads", Integer.toString(work.threads()))
                .done();
    }
}
