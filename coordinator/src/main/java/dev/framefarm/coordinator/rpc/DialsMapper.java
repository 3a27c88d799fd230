package dev.framefarm.coordinator.rpc;

import dev.framefarm.coordinator.model.Dials;
import dev.framefarm.coordinator.model.Quality;
import dev.framefarm.coordinator.model.RateCap;
import dev.framefarm.v1.Target;

/** What an encoder is told beside its quality and speed. */
final class DialsMapper {
    private DialsMapper() {}

    static dev.framefarm.v1.Dials.Builder dials(Dials dials) {
        dev.framefarm.v1.Dials.Builder message = dev.framefarm.v1.Dials.newBuilder();
        dials.tune().ifPresent(message::setTune);
        dials.profile().ifPresent(message::setProfile);
        dials.cap().map(RateCap::ofAPiece).map(DialsMapper::cap).ifPresent(message::setCap);
        dials.bitRate().ifPresent(rate -> message.setTarget(Target.newBuilder().setBitsPerSecond(rate)));
        dials.quality().ifPresent(quality -> message.setQuality(quality(quality)));
        dials.grain().ifPresent(message::setGrain);
        return message;
    }

    private static dev.framefarm.v1.Quality.Builder quality(Quality quality) {
        return dev.framefarm.v1.Quality.newBuilder()
                .setMetric(
                        switch (quality.metric()) {
                            case SSIM -> dev.framefarm.v1.Metric.SSIM;
                            case XPSNR -> dev.framefarm.v1.Metric.XPSNR;
                        })
                .setScore(quality.score())
                .setBestCrf(quality.best())
                .setWorstCrf(quality.worst());
    }

    private static dev.framefarm.v1.RateCap.Builder cap(RateCap piece) {
        return dev.framefarm.v1.RateCap.newBuilder()
                .setBitsPerSecond(piece.bitRate())
                .setBufferBits(piece.buffer())
                .setFullness(RateCap.FULLNESS);
    }
}
