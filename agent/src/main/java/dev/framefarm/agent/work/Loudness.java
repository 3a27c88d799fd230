package dev.framefarm.agent.work;

/**
 * How loud a track shall be, by EBU R 128.
 *
 * @param target loudness of the whole programme, in LUFS
 * @param truePeak that raising it must not exceed, in dBTP
 */
public record Loudness(double target, double truePeak) {
    private static final double QUIETEST = -70;
    private static final double LOUDEST = 0;

    public Loudness {
        if (!(target > QUIETEST && target <= LOUDEST && truePeak > QUIETEST && truePeak <= LOUDEST)) {
            throw new UnsupportedWork("a loudness from -70 to 0 was expected, found " + target + " and " + truePeak);
        }
    }
}
