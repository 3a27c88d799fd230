package dev.framefarm.agent.work;

/** The brightest pixel and the brightest frame's average, in candela per square metre. */
public record ContentLight(int most, int mostAverage) {
    private static final int LARGEST = 0xFFFF;

    public ContentLight {
        if (most < 0 || mostAverage < 0 || most > LARGEST || mostAverage > LARGEST) {
            throw new UnsupportedWork("light levels were expected, found " + most + " and " + mostAverage);
        }
    }
}
