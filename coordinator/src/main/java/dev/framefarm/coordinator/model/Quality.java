package dev.framefarm.coordinator.model;

/**
 * How like the pictures that the encoder is given those must be that it makes. Each piece has the crf that this takes,
 * from {@code best} to {@code worst}.
 */
public record Quality(Metric metric, double score, int best, int worst) {
    /** Both are the better the higher. */
    public enum Metric {
        SSIM,
        XPSNR
    }
}
