package dev.framefarm.agent.command;

import dev.framefarm.agent.work.VideoWork;
import java.util.List;
import java.util.stream.IntStream;

/** AV1 by SVT-AV1, whose parallelism is set by {@code lp}, not by {@code -threads}. */
final class SvtAv1 extends VideoEncoder {
    private static final List<String> PRESETS =
            IntStream.rangeClosed(0, 13).mapToObj(Integer::toString).toList();

    private static final List<String> TUNES = List.of("vq", "psnr", "ssim");

    @Override
    String library() {
        return "libsvtav1";
    }

    @Override
    List<String> presets() {
        return PRESETS;
    }

    @Override
    String usualPreset() {
        return "8";
    }

    /** It numbers them. */
    private String tune(VideoWork work) {
        return known("tune", work.dials().tune(), TUNES)
                .map(tune -> ":tune=" + TUNES.indexOf(tune))
                .orElse("");
    }

    @Override
    boolean hasGrain() {
        return true;
    }

    /** What is described is taken off first, or it would be seen twice. */
    private static String grain(VideoWork work) {
        int grain = work.dials().grain();
        return grain == 0 ? "" : ":film-grain=" + grain + ":film-grain-denoise=1";
    }

    private String parameters(VideoWork work) {
        return "lp=" + work.threads() + ":fps-num=" + work.frameRate().numerator() + ":fps-denom="
                + work.frameRate().denominator() + tune(work) + grain(work) + Light.decimals(work.colour());
    }

    @Override
    List<String> arguments(VideoWork work) {
        refuseBucket(work);
        refuseTarget(work);
        return new Arguments()
                .add("-c:v", library(), "-crf", Integer.toString(work.crf()), "-preset", preset(work))
                .add("-svtav1-params", parameters(work), "-threads", Integer.toString(work.threads()))
                .done();
    }
}
