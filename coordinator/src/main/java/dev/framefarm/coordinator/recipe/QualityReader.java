package dev.framefarm.coordinator.recipe;

import dev.framefarm.coordinator.model.Quality;
import dev.framefarm.coordinator.model.Quality.Metric;
import dev.framefarm.coordinator.model.VideoCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads how like the source the pictures shall be. */
final class QualityReader {
    static final String KEY = "quality";
    private static final String EXAMPLE = "a mapping such as {metric: ssim, score: 0.97}";
    private static final String VMAF = "vmaf";

    private QualityReader() {}

    static Optional<Quality> read(Section video, VideoCodec codec) {
        Optional<Object> value = video.value(KEY);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<Limits> limits = limits(codec);
        if (limits.isEmpty()) {
            video.incompatible(
                    KEY, "a codec that agents can try out: h264, hevc, av1, av1_aom or vp9", codec.wireName());
            return Optional.empty();
        }
        for (String other : List.of("crf", "bitRate")) {
            if (video.value(other).isPresent()) {
                video.incompatible(KEY, "either quality or " + other, "both");
            }
        }
        return video.mapping(KEY, List.of("metric", "score"), EXAMPLE).flatMap(section -> read(section, limits.get()));
    }

    private static Optional<Quality> read(Section section, Limits limits) {
        Optional<Metric> metric = metric(section);
        if (section.value("score").isEmpty()) {
            section.missing("score", "how like the source the pictures shall be, such as 0.97 by ssim");
        }
        return metric.flatMap(by -> score(section, by).map(score -> new Quality(by, score, limits.best, limits.worst)));
    }

    private static Optional<Metric> metric(Section section) {
        List<String> words = RecipeReader.words(Arrays.asList(Metric.values()));
        if (section.value("metric").isEmpty()) {
            section.missing("metric", "one of " + String.join(", ", words));
        }
        if (section.value("metric").filter(VMAF::equals).isPresent()) {
            section.incompatible(
                    "metric", "ssim or xpsnr; VMAF needs libvmaf, without which FFmpeg is built here", VMAF);
            return Optional.empty();
        }
        return section.word("metric", words).map(word -> Metric.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    private static Optional<Double> score(Section section, Metric metric) {
        return switch (metric) {
            case SSIM -> section.decimal("score", 0.5, 0.9999);
            case XPSNR -> section.decimal("score", 20, 60);
        };
    }

    private record Limits(int best, int worst) {}

    /** Better would only be larger, and worse is worse than anybody wants to see. */
    private static Optional<Limits> limits(VideoCodec codec) {
        return switch (codec) {
            case H264 -> Optional.of(new Limits(14, 38));
            case HEVC -> Optional.of(new Limits(16, 40));
            case AV1 -> Optional.of(new Limits(18, 56));
            case VP9, AV1_AOM -> Optional.of(new Limits(16, 56));
            case PRORES, DNXHR, FFV1, H264_NVENC, HEVC_NVENC, AV1_NVENC -> Optional.empty();
        };
    }
}
