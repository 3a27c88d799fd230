package dev.framefarm.agent.work;

import java.util.Optional;

/**
 * How like the pictures that the encoder is given those must be that it makes. The crf for that is looked for between
 * {@code best} and {@code worst}, by encodes of {@code samples} alone.
 */
public record Quality(Metric metric, double score, int best, int worst, Optional<Samples> samples) {
    private static final int WORST_CRF = 63;

    public Quality {
        if (!(score > 0) || Double.isInfinite(score)) {
            throw new UnsupportedWork("a score above zero was expected, found " + score);
        }
        if (best < 0 || worst <= best || worst > WORST_CRF) {
            throw new UnsupportedWork(
                    "limits of the crf between 0 and 63 were expected, found " + best + " and " + worst);
        }
    }

    /** Two ways to tell how like two pictures are; both count up. */
    public enum Metric {
        SSIM,
        XPSNR;

        private static final double EQUAL_DECIBELS = 100;

        /** On a scale on which a step of the crf is about as long everywhere. */
        public double decibels(double score) {
            double decibels = this == SSIM ? -10 * Math.log10(Math.max(0, 1 - score)) : score;
            return Math.min(EQUAL_DECIBELS, decibels);
        }
    }

    /** Of each {@code every} frames so many in the middle. */
    public record Samples(long every, long length) {
        /** Enough for an encoder to come into its stride. */
        private static final long LENGTH = 10;

        /** Three tries of so much cost a quarter of the encode, and more only in short pieces. */
        private static final long SHARE = 12;

        private static final long FEWEST = 2;

        public static Samples of(long frames) {
            long count = Math.max(FEWEST, frames / (SHARE * LENGTH));
            long every = Math.max(1, frames / count);
            return new Samples(every, Math.min(every, LENGTH));
        }

        public long first() {
            return (every - length) / 2;
        }
    }

    Quality sampled(long frames) {
        return new Quality(metric, score, best, worst, Optional.of(Samples.of(frames)));
    }
}
