package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.certify.SeamBudget;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.slice.SliceCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares two stretches of deliveries, which come in by the pipe, with the source: each frame with the one of the same
 * time. SSIM, because it looks at every frame for itself, so that the first of a stretch is judged like any other.
 */
final class SeamCommand {
    private SeamCommand() {}

    static List<String> of(Plan plan, Path source, long seam) {
        Lane lane = plan.video();
        Interval window =
                new Interval(Math.max(0, seam - SeamBudget.WINDOW), Math.min(lane.length(), seam + SeamBudget.WINDOW));
        WorkOrder order = WorkOrder.of(plan, lane, window, 0);
        List<String> arguments =
                new ArrayList<>(List.of("-nostdin", "-hide_banner", "-nostats", "-v", "level+warning"));
        arguments.addAll(List.of("-filter_threads", "1", "-filter_complex_threads", "1"));
        arguments.addAll(decoder());
        arguments.addAll(Opening.pipe("mp4"));
        arguments.addAll(decoder());
        arguments.addAll(SliceCommand.input(Opening.file(source, order.slice().demuxer()), order.slice()));
        arguments.addAll(List.of("-filter_complex", graph(plan, window, order, lane.stream())));
        arguments.addAll(List.of("-f", "null", "-"));
        return List.copyOf(arguments);
    }

    private static List<String> decoder() {
        return List.of("-threads", "1", "-max_pixels", Long.toString(ProbeCommand.MAX_PIXELS));
    }

    private static String graph(Plan plan, Interval window, WorkOrder order, int stream) {
        Encode.Video encode = (Encode.Video) plan.video().encode();
        Work.Pictures part = (Work.Pictures) order.work().part();
        long[] times = WorkOrder.expectedTimes(plan, plan.video(), window);
        String format = "format=" + encode.picture().pixelFormat().wireName();
        String ours = "[0:v:0]" + clock(encode.timing().outputTimeBase()) + trim(times[0], times[times.length - 1] + 1)
                + format;
        String theirs = "[1:" + stream + "]" + clock(encode.timing().timeBase())
                + trim(part.firstTime(), part.endTime())
                + "setpts=PTS+(" + order.work().sliceShift() + "),"
                + clock(encode.timing().outputTimeBase())
                + "scale=" + encode.picture().width() + ":" + encode.picture().height() + ":flags=bicubic," + format;
        return ours + "[ours];" + theirs + "[theirs];[ours][theirs]ssim,metadata=print:key=lavfi.ssim.All:file=-";
    }

    private static String clock(Fraction timeBase) {
        return "settb=expr=" + timeBase + ",";
    }

    private static String trim(long from, long to) {
        return "trim=start_pts=" + from + ":end_pts=" + to + ",";
    }
}
