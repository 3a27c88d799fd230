package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Joiner.Join;
import dev.framefarm.coordinator.engine.Prober.Understood;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.plan.Planner;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A farm of one, for tests: plans a clip, slices and encodes its pieces as an agent does. */
final class Farm {
    /** What an agent drops from the frames, for it is told what holds for the whole film. */
    private static final String FORGET_LIGHT =
            ",sidedata=mode=delete:type=MASTERING_DISPLAY_METADATA,sidedata=mode=delete:type=CONTENT_LIGHT_LEVEL";

    private Farm() {}

    static Plan plan(Path source, Container container) {
        return plan(
                source,
                container == Container.WEBM
                        ? RecipeExamples.recipe("container=webm", "video.codec=vp9")
                        : RecipeExamples.recipe(
                                "container=" + container.extension(),
                                "video.crf=30",
                                "video.preset=ultrafast",
                                "audio=copy"));
    }

    static Plan plan(Path source, Recipe recipe) {
        Understood film = (Understood) new FfmpegProber(Clips.tools()).probe(source);
        return Planner.plan(film.profile(), film.timeline(), recipe);
    }

    /** Every piece encoded and all of them joined. */
    static Path join(Plan plan, Path source, Path folder) throws Exception {
        Path target = folder.resolve("film." + plan.output().container().extension());
        try (Join join = new FfmpegJoiner(Clips.tools()).begin(plan, source, List.of(), target)) {
            for (Interval interval : pieces(plan.video())) {
                join.append(encode(plan, source, interval, folder.resolve(interval.from() + ".mp4")));
            }
            join.finish();
        }
        return target;
    }

    /** One interval between every two neighbouring cuts. */
    static List<Interval> pieces(Lane lane) {
        List<Interval> pieces = new ArrayList<>();
        for (int i = 1; i < lane.cuts().size(); i++) {
            pieces.add(new Interval(lane.cuts().get(i - 1), lane.cuts().get(i)));
        }
        return pieces;
    }

    static byte[] slice(Path source, WorkOrder order) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new FfmpegSlicer(Clips.tools()).slice(source, order.slice(), bytes);
        return bytes.toByteArray();
    }

    /** The trim an agent applies to a slice. */
    static String trim(Work work) {
        Work.Pictures part = (Work.Pictures) work.part();
        return part.count()
                        .map(count -> ",setpts=" + (count.first() + work.sliceShift()) + "+N*" + count.step())
                        .orElse("")
                + ",trim=start_pts=" + (part.firstTime() + work.sliceShift()) + ":end_pts="
                + (part.endTime() + work.sliceShift());
    }

    static Path encode(Plan plan, Path source, Interval interval, Path delivery) throws Exception {
        WorkOrder order = WorkOrder.of(plan, plan.video(), interval, 0);
        Encode.Video encode = (Encode.Video) plan.video().encode();
        String timeBase = encode.timing().timeBase().toString();
        String command = "-nostdin -v error -y -noautorotate -copyts -f nut -i pipe:0 -map 0:v:0 -vf settb=expr="
                + timeBase
                + trim(order.work()) + FORGET_LIGHT + " -fps_mode passthrough -enc_time_base "
                + timeBase.replace('/', ':') + " "
                + encoder(plan.output().container()) + " -flags:v +bitexact -fflags +bitexact -write_btrt 0"
                + " -video_track_timescale " + encode.timing().outputTimeBase().den()
                + " -movflags +frag_keyframe+empty_moov+default_base_moof+frag_discont -use_editlist 0"
                + " -avoid_negative_ts disabled -f mp4 pipe:1";
        return Files.write(delivery, Clips.run(List.of(command.split(" ")), slice(source, order)));
    }

    private static String encoder(Container container) {
        return container == Container.WEBM
                ? "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 100k"
                : Clips.X264 + "-g 30 -bf 3 -x264-params open-gop=0";
    }
}
