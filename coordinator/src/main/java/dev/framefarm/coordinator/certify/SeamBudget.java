package dev.framefarm.coordinator.certify;

import dev.framefarm.coordinator.model.Evidence;

/**
 * How much may be spent on looking at seams: a small share of what the encoding took so far. Long films get many looks,
 * short ones few or none.
 */
public final class SeamBudget {
    /** Frames on each side of a seam that are looked at. */
    public static final int WINDOW = 24;

    private static final double SHARE = 0.02;

    private double encoding;
    private long frames;
    private double spent;
    private double dearest;

    public synchronized void encoded(Evidence evidence) {
        encoding += evidence.cpuSeconds();
        frames += evidence.frames();
    }

    public synchronized void spent(double cpuSeconds) {
        spent += cpuSeconds;
        dearest = Math.max(dearest, cpuSeconds);
    }

    /** Before the first look its price is not known: it decodes more frames than these, but encoding is dearer. */
    public synchronized boolean affords() {
        double price = dearest > 0 ? dearest : 2.0 * WINDOW * encoding / Math.max(1, frames);
        return spent + price < SHARE * encoding;
    }
}
