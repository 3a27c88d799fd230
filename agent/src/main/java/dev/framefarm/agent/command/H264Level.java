package dev.framefarm.agent.command;

import dev.framefarm.agent.work.UnsupportedWork;
import dev.framefarm.agent.work.VideoWork;
import java.util.List;

/**
 * The level of H.264 (ITU-T H.264, table A-1) that the size of the pictures, their rate and their references ask for,
 * as x264 chooses it where the quality is constant.
 *
 * @param rate macroblocks a second
 * @param frame macroblocks of a picture
 * @param held macroblocks of all pictures that a decoder holds
 */
record H264Level(String name, long rate, long frame, long held) {
    private static final int MACROBLOCK = 16;

    private static final List<H264Level> ALL = List.of(
            new H264Level("1.0", 1_485, 99, 396),
            new H264Level("1.1", 3_000, 396, 900),
            new H264Level("1.2", 6_000, 396, 2_376),
            new H264Level("1.3", 11_880, 396, 2_376),
            new H264Level("2.1", 19_800, 792, 4_752),
            new H264Level("2.2", 20_250, 1_620, 8_100),
            new H264Level("3.0", 40_500, 1_620, 8_100),
            new H264Level("3.1", 108_000, 3_600, 18_000),
            new H264Level("3.2", 216_000, 5_120, 20_480),
            new H264Level("4.0", 245_760, 8_192, 32_768),
            new H264Level("4.2", 522_240, 8_704, 34_816),
            new H264Level("5.0", 589_824, 22_080, 110_400),
            new H264Level("5.1", 983_040, 36_864, 184_320),
            new H264Level("5.2", 2_073_600, 36_864, 184_320),
            new H264Level("6.0", 4_177_920, 139_264, 696_320),
            new H264Level("6.1", 8_355_840, 139_264, 696_320),
            new H264Level("6.2", 16_711_680, 139_264, 696_320));

    /** Of x264's presets, the fastest first: what it refers to, where it makes B-frames four pictures at least. */
    private static final List<Integer> REFERENCES = List.of(1, 4, 4, 4, 4, 4, 5, 8, 16, 16);

    private static final int MOST_REFERENCES = 16;

    static String of(VideoWork work, int preset) {
        VideoWork.Size size =
                work.size().orElseThrow(() -> new UnsupportedWork("a bit rate needs to know the size of the pictures"));
        long frame = blocks(size.width()) * blocks(size.height());
        double rate =
                frame * (double) work.frameRate().numerator() / work.frameRate().denominator();
        boolean animation = work.dials().tune().filter("animation"::equals).isPresent();
        long held = frame * Math.min(MOST_REFERENCES, REFERENCES.get(preset) * (animation ? 2L : 1));
        return ALL.stream()
                .filter(level -> frame <= level.frame && rate <= level.rate && held <= level.held)
                .findFirst()
                .orElse(ALL.get(ALL.size() - 1))
                .name();
    }

    private static long blocks(long side) {
        return (side + MACROBLOCK - 1) / MACROBLOCK;
    }
}
