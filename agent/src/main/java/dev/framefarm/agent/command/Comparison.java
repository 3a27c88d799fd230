package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.Grid;
import dev.framefarm.agent.work.Quality;
import dev.framefarm.agent.work.VideoWork;
import java.util.ArrayList;
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

    /**
     * Of all {@code works}, whose encoders are these {@code streams} among all outputs, as {@code 0:1}. One graph holds
     * them all, because what filters of several say at their end would be mixed up in the log.
     */
    static List<String> of(List<VideoWork> works, List<String> streams) {
        Arguments decoders = new Arguments();
        Arguments ends = new Arguments();
        List<String> graph = new ArrayList<>();
        for (int i = 0; i < works.size(); i++) {
            decoders.add("-threads", Integer.toString(works.get(i).threads()), "-dec", streams.get(i));
            graph.add(graph(works.get(i), i));
            ends.add("-map", "[m" + i + "]", "-fps_mode", "passthrough");
            ends.add("-c:v", "wrapped_avframe", "-f", "null", "-");
        }
        return decoders.add("-filter_complex", String.join(";", graph))
                .addAll(ends.done())
                .done();
    }

    private static String graph(VideoWork work, int number) {
        String filter = metric(work).name().toLowerCase(Locale.ROOT) + "@" + number;
        return "[dec:" + number + "]" + alike(work) + "[d" + number + "];" + given(number) + alike(work) + "[s" + number
                + "];[d" + number + "][s" + number + "]" + filter + "[m" + number + "]";
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
