package dev.framefarm.agent.work;

/**
 * The display a film was mastered on, as SMPTE ST 2086 has it: chromaticities in 1/50000, luminances in 1/10000 of a
 * candela per square metre.
 */
public record MasteringDisplay(Point red, Point green, Point blue, Point white, long leastLight, long mostLight) {
    private static final long BRIGHTEST = 0xFFFF_FFFFL;

    public MasteringDisplay {
        if (leastLight < 0 || mostLight < leastLight || mostLight > BRIGHTEST) {
            throw new UnsupportedWork("luminances were expected, found " + leastLight + " to " + mostLight);
        }
    }

    public record Point(int x, int y) {
        private static final int LARGEST = 0xFFFF;

        public Point {
            if (x < 0 || y < 0 || x > LARGEST || y > LARGEST) {
                throw new UnsupportedWork("a chromaticity was expected, found " + x + "," + y);
            }
        }
    }
}
