package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.ContentLight;
import dev.framefarm.agent.work.MasteringDisplay;
import dev.framefarm.agent.work.MasteringDisplay.Point;
import java.math.BigDecimal;
import java.util.function.LongFunction;

/** The light of a film in high dynamic range, in the words of the encoders' parameters; empty where nothing is known. */
final class Light {
    private static final BigDecimal CHROMATICITY = BigDecimal.valueOf(50_000);
    private static final int LUMINANCE_DIGITS = 4;

    private Light() {}

    /** x264 and x265 count in the units of ST 2086 but call the levels by different names. */
    static String integers(Colour colour, String displayName, String levelsName) {
        return colour.mastering()
                        .map(display -> ":" + displayName + "=" + text(display, Long::toString, Long::toString))
                        .orElse("")
                + colour.light()
                        .map(light -> ":" + levelsName + "=" + levels(light))
                        .orElse("");
    }

    /** SVT-AV1 wants them as people say them. */
    static String decimals(Colour colour) {
        return colour.mastering()
                        .map(display -> ":mastering-display="
                                + text(
                                        display,
                                        point -> BigDecimal.valueOf(point)
                                                .divide(CHROMATICITY)
                                                .toPlainString(),
                                        light -> BigDecimal.valueOf(light, LUMINANCE_DIGITS)
                                                .toPlainString()))
                        .orElse("")
                + colour.light().map(light -> ":content-light=" + levels(light)).orElse("");
    }

    private static String levels(ContentLight light) {
        return light.most() + "," + light.mostAverage();
    }

    private static String text(MasteringDisplay display, LongFunction<String> point, LongFunction<String> light) {
        return "G" + pair(display.green(), point)
                + "B" + pair(display.blue(), point)
                + "R" + pair(display.red(), point)
                + "WP" + pair(display.white(), point)
                + "L(" + light.apply(display.mostLight()) + "," + light.apply(display.leastLight()) + ")";
    }

    private static String pair(Point point, LongFunction<String> number) {
        return "(" + number.apply(point.x()) + "," + number.apply(point.y()) + ")";
    }
}
