package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.certify.Facts;
import java.util.ArrayList;
import java.util.List;

/** Follows what FFmpeg prints of each frame: a line with its time, then one with its likeness to the source. */
final class SeamReadings {
    private static final String TIME = " pts:";
    private static final String SSIM = "lavfi.ssim.All=";

    private final long seam;
    private final List<Double> before = new ArrayList<>();
    private final List<Double> after = new ArrayList<>();
    private long time = Long.MIN_VALUE;

    /** {@code seam} is the time of the first frame after it. */
    SeamReadings(long seam) {
        this.seam = seam;
    }

    void add(String line) {
        int at = line.indexOf(TIME);
        if (at >= 0) {
            time = Long.parseLong(line.substring(at + TIME.length()).strip().split("\\s+", 2)[0]);
        } else if (line.startsWith(SSIM)) {
            (time < seam ? before : after).add(Double.parseDouble(line.substring(SSIM.length())));
        }
    }

    Facts.Around around() {
        return new Facts.Around(before, after);
    }
}
