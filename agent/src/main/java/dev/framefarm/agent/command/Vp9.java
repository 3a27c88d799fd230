package dev.framefarm.agent.command;

import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.agent.work.VideoWork;
import java.util.List;
import java.util.stream.IntStream;

/** VP9 by libvpx; its preset is {@code -cpu-used}. A bit rate of 0 makes crf mean constant quality. */
final class Vp9 extends VideoEncoder {
    private static final List<String> PRESETS =
            IntStream.rangeClosed(0, 8).mapToObj(Integer::toString).toList();

    @Override
    String library() {
        return "libvpx-vp9";
    }

    @Override
    List<String> presets() {
        return PRESETS;
    }

    @Override
    String usualPreset() {
        return "4";
    }

    /** It can be told none, writes none into a header, and needs some to count bits per second. */
    @Override
    boolean goesByGuessedRate(VideoWork work) {
        return work.dials().target().isPresent();
    }

    @Override
    List<String> arguments(VideoWork work) {
        if (work.pixelFormat().hasManyBits()) {
            throw new UnsupportedWork("libvpx-vp9 is built for 8 bits here");
        }
        refuseBucket(work);
        return new Arguments()
                .add("-c:v", library())
                .addAll(rateOrConstant(work))
                .addAll(passes(work))
                .addAll(dials(work))
                .add("-cpu-used", preset(work), "-deadline", "good", "-row-mt", "0")
                .add("-threads", Integer.toString(work.threads()))
                .done();
    }
}
