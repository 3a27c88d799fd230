package dev.framefarm.agent.link;

import dev.framefarm.agent.work.Dials;
import dev.framefarm.agent.work.Quality;
import dev.framefarm.agent.work.Target;
import dev.framefarm.agent.work.UnsupportedWork;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads what an encoder is told beside its quality and speed. */
final class DialsMapper {
    private DialsMapper() {}

    static Dials dials(dev.framefarm.v1.Dials dials) {
        return new Dials(
                word(dials.getTune()),
                word(dials.getProfile()),
                dials.hasCap() ? Optional.of(cap(dials.getCap())) : Optional.empty(),
                dials.hasTarget() ? Optional.of(target(dials.getTarget())) : Optional.empty(),
                dials.hasQuality() ? Optional.of(quality(dials.getQuality())) : Optional.empty(),
                dials.getGrain());
    }

    private static Quality quality(dev.framefarm.v1.Quality quality) {
        return new Quality(
                metric(quality.getMetric()),
                quality.getScore(),
                quality.getBestCrf(),
                quality.getWorstCrf(),
                Optional.empty());
    }

    private static Quality.Metric metric(dev.framefarm.v1.Metric metric) {
        return switch (metric) {
            case SSIM -> Quality.Metric.SSIM;
            case XPSNR -> Quality.Metric.XPSNR;
            case METRIC_UNSPECIFIED, UNRECOGNIZED -> throw new UnsupportedWork("unknown metric " + metric);
        };
    }

    private static Optional<String> word(String text) {
        return Optional.of(text).filter(Predicate.not(String::isEmpty));
    }

    private static Target target(dev.framefarm.v1.Target target) {
        return new Target(target.getBitsPerSecond(), Optional.empty());
    }

    private static Dials.RateCap cap(dev.framefarm.v1.RateCap cap) {
        return new Dials.RateCap(cap.getBitsPerSecond(), cap.getBufferBits(), cap.getFullness());
    }
}
