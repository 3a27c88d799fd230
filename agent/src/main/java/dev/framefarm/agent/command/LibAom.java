package dev.framefarm.agent.command;

import dev.framefarm.agent.work.VideoWork;
import java.util.List;
import java.util.stream.IntStream;

/**
 * AV1 by libaom; its preset is {@code -cpu-used}. A bit rate of 0 makes crf mean constant quality. Threads that share a
 * picture may find other ways to encode it, so the rows stay in one.
 */
final class LibAom extends VideoEncoder {
    private static final List<String> PRESETS =
            IntStream.rangeClosed(0, 8).mapToObj(Integer::toString).toList();

    @Override
    String library() {
        return "libaom-av1";
    }

    @Override
    List<String> presets() {
        return PRESETS;
    }

    @Override
    String usualPreset() {
        return "6";
    }

    @Override
    List<String> tunes() {
        return List.of("psnr", "ssim");
    }

    /** It can be told none, writes none into a header, and needs some to count bits per second. */
    @Override
    boolean goesByGuessedRate(VideoWork work) {
        return work.dials().target().isPresent();
    }

    @Override
    boolean hasGrain() {
        return true;
    }

    private static List<String> grain(VideoWork work) {
        int grain = work.dials().grain();
        return grain == 0 ? List.of() : List.of("-denoise-noise-level", Integer.toString(grain));
    }

    @Override
    List<String> arguments(VideoWork work) {
        refuseBucket(work);
        return new Arguments()
                .add("-c:v", library())
                .addAll(rateOrConstant(work))
                .addAll(passes(work))
                .addAll(dials(work))
                .addAll(grain(work))
                .add("-cpu-used", preset(work), "-row-mt", "0")
                .add("-threads", Integer.toString(work.threads()))
                .done();
    }
}
