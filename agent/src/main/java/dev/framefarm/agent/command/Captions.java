package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.Letters;
import dev.framefarm.agent.work.VideoWork;
import java.math.BigInteger;
import java.util.List;

/**
 * Pictures of words upon the finished pictures. They come as a film of their own, whose frames are shown until the next
 * one. Each lies at the first tick of the film's own clock that is not before its time, so that no
 * frame is a matter of rounding, and it does not matter in which piece it lies.
 */
final class Captions {
    private static final BigInteger MICROS = BigInteger.valueOf(1_000_000);

    private Captions() {}

    /** One for each rendition that has any. */
    static List<String> inputs(List<VideoWork> renditions) {
        Arguments arguments = new Arguments();
        for (VideoWork each : renditions) {
            each.framing()
                    .letters()
                    .flatMap(Letters::file)
                    .ifPresent(file -> arguments
                            .add("-protocol_whitelist", "file", "-f", "png_pipe", "-c:v", "png")
                            .add("-i", "file:" + file));
        }
        return arguments.done();
    }

    private static long tick(long micros, Fraction clock) {
        BigInteger divisor = MICROS.multiply(BigInteger.valueOf(clock.numerator()));
        BigInteger ticks = BigInteger.valueOf(micros).multiply(BigInteger.valueOf(clock.denominator()));
        return ticks.add(divisor).subtract(BigInteger.ONE).divide(divisor).longValueExact();
    }

    /** The way of the words to where they are put upon the pictures. */
    static String way(VideoWork work, Letters letters, int input, int number) {
        Fraction clock = Above.clock(work);
        List<String> chain = List.of(
                "settb=expr=" + clock.slash(),
                "setpts=" + times(letters.shown(), clock),
                "format=rgba",
                Above.mixed(work.colour(), 1),
                Above.inTheColourOf(work, letters.place()),
                Above.format(work));
        return "[" + input + ":v:0]" + String.join(",", chain) + label(number);
    }

    /** By the number of the frame: each adds its distance from the one before. */
    private static String times(List<Letters.Shown> shown, Fraction clock) {
        long last = tick(shown.get(0).fromMicros(), clock);
        StringBuilder times = new StringBuilder().append(last);
        for (int i = 1; i < shown.size(); i++) {
            long next = tick(shown.get(i).fromMicros(), clock);
            times.append("+gte(N\\,").append(i).append(")*").append(next - last);
            last = next;
        }
        return times.toString();
    }

    static String label(int number) {
        return "[c" + number + "]";
    }
}
