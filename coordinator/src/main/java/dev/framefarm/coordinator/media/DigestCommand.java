package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.model.Encode;
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
 * Decodes all pictures of a film and says one digest of them. MD5, as archives do: nobody is to be kept from forging it,
 * whose bytes have a better digest anyway, and it is twice as fast.
 */
final class DigestCommand {
    private DigestCommand() {}

    /** The frames that agents take of the source, in the samples that the output has. */
    static List<String> ofSource(Plan plan, Path source) {
        Lane lane = plan.video();
        WorkOrder order = WorkOrder.of(plan, lane, new Interval(0, lane.length()), 0);
        Work.Pictures part = (Work.Pictures) order.work().part();
        String way = "settb=expr=" + plan.timeline().timeBase()
                + ",setpts=if(isnan(PREV_OUTPTS)\\,PTS\\,max(PTS\\,PREV_OUTPTS+1)),trim=start_pts=" + part.firstTime()
                + ":end_pts=" + part.endTime() + "," + format(plan);
        return decoding(
                SliceCommand.input(Opening.file(source, order.slice().demuxer()), order.slice()),
                "0:" + lane.stream(),
                way);
    }

    static List<String> ofOutput(Plan plan, Path output) {
        List<String> input = new ArrayList<>(List.of("-noautorotate", "-copyts"));
        input.addAll(Opening.file(output, plan.output().container().isQuickTime() ? "mov" : "matroska"));
        return decoding(input, "0:V:0", format(plan));
    }

    private static String format(Plan plan) {
        Encode.Video encode = (Encode.Video) plan.video().encode();
        return "format=" + encode.picture().pixelFormat().wireName();
    }

    private static List<String> decoding(List<String> input, String stream, String way) {
        List<String> arguments =
                new ArrayList<>(List.of("-nostdin", "-hide_banner", "-nostats", "-v", "level+warning"));
        arguments.addAll(List.of("-stats_period", "1", "-progress", "pipe:2"));
        arguments.addAll(List.of("-max_pixels", Long.toString(ProbeCommand.MAX_PIXELS)));
        arguments.addAll(input);
        arguments.addAll(List.of("-map", stream, "-vf", way, "-fps_mode", "passthrough"));
        arguments.addAll(List.of("-f", "hash", "-hash", "md5", "pipe:1"));
        return List.copyOf(arguments);
    }
}
