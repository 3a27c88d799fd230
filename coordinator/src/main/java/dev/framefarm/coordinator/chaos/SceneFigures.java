package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.chaos.Auditor.Sample;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a scene did to the film.
 *
 * @param leasesAfter until the first lease after the beginning of the fault
 * @param leasesAgain until the first lease after its end; both are empty where there was none any more
 */
public record SceneFigures(
        Scene scene,
        Optional<Duration> leasesAfter,
        Optional<Duration> leasesAgain,
        OptionalDouble before,
        OptionalDouble meanwhile,
        OptionalDouble after) {

    /** {@code samples} go from before {@code begun} to the end of the film. */
    static SceneFigures of(Scene scene, Duration begun, Duration struck, Duration mended, List<Sample> samples) {
        // Frames are accepted a piece at a time: the film's last piece ends what can be measured.
        long all = samples.stream().mapToLong(Sample::frames).max().orElse(0);
        Duration end = samples.stream()
                .filter(each -> each.frames() == all)
                .map(Sample::at)
                .findFirst()
                .orElse(mended);
        return new SceneFigures(
                scene,
                firstLease(samples, struck),
                firstLease(samples, mended),
                rate(samples, begun, struck),
                rate(samples, struck, mended),
                rate(samples, mended, end));
    }

    /** What was begun by the first look afterwards may have been begun before: it does not count. */
    private static Optional<Duration> firstLease(List<Sample> samples, Duration since) {
        List<Sample> later =
                samples.stream().filter(each -> each.at().compareTo(since) > 0).toList();
        return later.stream()
                .filter(each -> each.begun() > later.get(0).begun())
                .map(each -> each.at().minus(since))
                .findFirst();
    }

    private static OptionalDouble rate(List<Sample> samples, Duration from, Duration to) {
        double seconds = to.minus(from).toMillis() / 1000.0;
        long frames = at(samples, to).map(Sample::frames).orElse(0L)
                - at(samples, from).map(Sample::frames).orElse(0L);
        return seconds < 1 ? OptionalDouble.empty() : OptionalDouble.of(frames / seconds);
    }

    /** The last sample until then. */
    private static Optional<Sample> at(List<Sample> samples, Duration instant) {
        return samples.stream()
                .filter(each -> each.at().compareTo(instant) <= 0)
                .reduce((one, later) -> later);
    }

    void print(PrintStream out) {
        out.printf("%s: %s, for %d s%n", scene.title, scene.words, scene.lasts.toSeconds());
        out.printf("     first lease after it began: %s%n", seconds(leasesAfter));
        out.printf("     first lease after it was over: %s%n", seconds(leasesAgain));
        out.printf(
                "     frames a second before: %s, meanwhile: %s, afterwards: %s%n%n",
                rate(before), rate(meanwhile), rate(after));
    }

    private static String seconds(Optional<Duration> time) {
        return time.map(each -> String.format(Locale.ROOT, "%.1f s", each.toMillis() / 1000.0))
                .orElse("none was needed any more");
    }

    private static String rate(OptionalDouble frames) {
        return frames.isPresent() ? String.format(Locale.ROOT, "%.0f", frames.getAsDouble()) : "too short to tell";
    }
}
