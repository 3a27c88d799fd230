package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.Grid;
import dev.framefarm.agent.work.Quality;
import dev.framefarm.agent.work.VideoWork;
import java.util.List;
import java.util.Locale;

/**
 * Compares what an encoder makes with what it is given, in the same run: its packets go through a decoder back into
 * filters. The n-th picture is compared with the n-th, because times may be rounded on the way.
 */
final class Comparison {
    private Comparison() {}

    /** Parts the way of a rendition's pictures into that to encoders and that to comparisons. */
    static String parting(int rendition, List<Integer> numbers) {
        StringBuilder graph = new StringBuilder(Filters.label(rendition) + "split=" + 2 * numbers.size());
        numbers.forEach(number -> graph.append(encoded(number)).append(given(number)));
        return graph.toString();
    }

    /** The way to the encoder. */
    static String encoded(int number) {
        return "[e" + number + "]";
    }

    private static String given(int number) {
        return "[g" + number + "]";
    }

    /** {@code stream} is the encoder's among all outputs, as {@code 0:1}; comparisons are numbered in their order. */
    static List<String> of(VideoWork work, int number, String stream) {
        String filter = metric(work).name().toLowerCase(Locale.ROOT) + "@" + number;
        return new Arguments()
                .add("-threads", Integer.toString(work.threads()), "-dec", stream)
                .add(
                        "-filter_complex",
                        "[dec:" + number + "]" + alike(work) + "[d" + number + "];" + given(number) + alike(work) + "[s"
                                + number + "];[d" + number + "][s" + number + "]" + filter + "[m" + number + "]")
                .add("-map", "[m" + number + "]", "-fps_mode", "passthrough")
                .add("-c:v", "wrapped_avframe", "-f", "null", "-")
                .done();
    }

    private static Quality.Metric metric(VideoWork work) {
        return work.dials().quality().orElseThrow().metric();
    }

    /** The same clock and the same tags, or pictures would be left out or converted before they are compared. */
    private static String alike(VideoWork work) {
        Fraction rate = work.grid().map(Grid::fps).orElse(work.frameRate());
        return "setparams=range=" + (work.colour().fullRange() ? "pc" : "tv")
                + ":colorspace=bt709:color_primaries=bt709:color_trc=bt709"
                + ",settb=expr=" + rate.inverse().slash() + ",setpts=N,fps=" + rate.slash();
    }
}
