package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Joiner;
import dev.framefarm.coordinator.engine.Joiner.Join;
import dev.framefarm.coordinator.engine.Packager;
import dev.framefarm.coordinator.engine.Prober.Understood;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.VideoCodec;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.packaging.Track;
import dev.framefarm.coordinator.plan.FilmNames;
import dev.framefarm.coordinator.plan.Planner;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.coordinator.testing.RecipeExamples;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
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
        return films(plan, source, folder).get(0);
    }

    /** The same for all renditions of a ladder. */
    static List<Path> films(Plan plan, Path source, Path folder) throws Exception {
        return films(plan, source, folder, List.of());
    }

    /** And what players stream beside. */
    static List<Path> films(Plan plan, Path source, Path folder, List<Path> streams) throws Exception {
        List<Path> films = FilmNames.of(plan).stream().map(folder::resolve).toList();
        Joiner.Targets targets = new Joiner.Targets(films, streams);
        try (Join join = new FfmpegJoiner(Clips.tools()).begin(plan, source, List.of(), targets)) {
            for (Interval interval : pieces(plan.video())) {
                join.append(encode(plan, source, interval, folder.resolve(interval.from() + ".mp4")));
            }
            join.finish();
        }
        return films;
    }

    /** The finished files for players, of streams that were joined: in the folder, under their names. */
    static List<Track> packaged(Plan plan, Path source, Path folder, List<Path> streams) throws Exception {
        FfmpegPackager packager = new FfmpegPackager(Clips.tools());
        List<Packager.Stream> all = new ArrayList<>();
        for (Path stream : streams) {
            all.add(packager.pictures(plan, all.size(), target(stream)));
        }
        List<Packager.Target> sound = new ArrayList<>();
        for (int i = 1; i <= plan.heard().size(); i++) {
            sound.add(target(folder.resolve("sound-" + i + ".mp4.grown")));
        }
        all.addAll(packager.sound(plan, source, List.of(), sound));
        List<Track> tracks = new ArrayList<>();
        for (Packager.Stream stream : all) {
            Track track = stream.whole();
            try (OutputStream out = Files.newOutputStream(folder.resolve(track.file()))) {
                stream.write(out);
            }
            tracks.add(track);
        }
        return tracks;
    }

    private static Packager.Target target(Path stream) {
        return new Packager.Target(stream.getFileName().toString().replace(".grown", ""), stream);
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
                        .map(count -> ",setpts=" + time(count, work.sliceShift()))
                        .orElse("")
                + ",setpts=if(isnan(PREV_OUTPTS)\\,PTS\\,max(PTS\\,PREV_OUTPTS+1)),trim=start_pts="
                + (part.firstTime() + work.sliceShift()) + ":end_pts="
                + (part.endTime() + work.sliceShift());
    }

    private static String time(Work.FrameCount count, long shift) {
        StringBuilder time = new StringBuilder("0");
        long end = Long.MAX_VALUE >> 10;
        for (int i = count.runs().size() - 1; i >= 0; i--) {
            Work.FrameRun run = count.runs().get(i);
            time.append("+between(N\\,%d\\,%d)*(%d+(N-%d)*%d)"
                    .formatted(run.from(), end, run.first() + shift, run.from(), run.step()));
            end = run.from() - 1;
        }
        return time.toString();
    }

    static Path encode(Plan plan, Path source, Interval interval, Path delivery) throws Exception {
        WorkOrder order = WorkOrder.of(plan, plan.video(), interval, 0);
        Encode.Video encode = (Encode.Video) plan.video().encode();
        String timeBase = encode.timing().timeBase().toString();
        String way = "settb=expr=" + timeBase + trim(order.work()) + FORGET_LIGHT;
        String command = "-nostdin -v error -y -noautorotate -copyts -f nut -i pipe:0 "
                + (encode.renditions().size() > 1
                        ? renditions(way, encode.renditions())
                        : "-map 0:v:0 -vf " + way + " " + encoder(plan.output().container()))
                + " -fps_mode passthrough -enc_time_base "
                + timeBase.replace('/', ':') + " -flags:v +bitexact -fflags +bitexact -write_btrt 0"
                + " -video_track_timescale " + encode.timing().outputTimeBase().den()
                + " -movflags +frag_keyframe+empty_moov+default_base_moof+frag_discont -use_editlist 0"
                + " -avoid_negative_ts disabled -f mp4 pipe:1";
        return Files.write(delivery, Clips.run(List.of(command.split(" ")), slice(source, order)));
    }

    /** One decode, several encoders with keyframes at the same frames. */
    private static String renditions(String way, List<Encode.Rendition> renditions) {
        StringBuilder graph = new StringBuilder("-filter_complex [0:v:0]" + way + ",split=" + renditions.size());
        StringBuilder options = new StringBuilder();
        for (int i = 0; i < renditions.size(); i++) {
            graph.append("[s").append(i).append(']');
        }
        for (int i = 0; i < renditions.size(); i++) {
            Encode.Rendition each = renditions.get(i);
            boolean hevc = each.coding().codec() == VideoCodec.HEVC;
            int gop = each.coding().keyframeInterval();
            graph.append(";[s" + i + "]scale=" + each.picture().width() + ":"
                    + each.picture().height() + ",format=yuv420p[v" + i + "]");
            options.append(" -map [v" + i + "] -c:v:" + i + (hevc ? " libx265 -tag:v:" + i + " hvc1" : " libx264"));
            options.append(" -preset:v:" + i + " ultrafast -g:v:" + i + " " + gop + " -keyint_min:v:" + i + " " + gop);
        }
        return graph + " -map_metadata -1" + options + " -bf 2 -threads 1 -x264-params open-gop=0:scenecut=0:fps=25/1"
                + " -x265-params open-gop=0:scenecut=0:pools=none:log-level=error:fps=25/1";
    }

    private static String encoder(Container container) {
        return container == Container.WEBM
                ? "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 100k"
                : Clips.X264 + "-g 30 -bf 3 -x264-params open-gop=0";
    }

    /** A track of sound in AAC, as an agent delivers it. */
    static Path sound(Plan plan, Path source, Lane lane, Path delivery) throws Exception {
        WorkOrder order = WorkOrder.of(plan, lane, new Interval(0, lane.length()), 0);
        Encode.Audio encode = (Encode.Audio) lane.encode();
        Work.Sound part = (Work.Sound) order.work().part();
        String trim = part.trimFrom().isPresent()
                ? "atrim=start_pts=" + part.trimFrom().getAsLong() + ","
                : "";
        String offset = "round(SR*(" + (order.work().sliceShift() + order.work().filmStart()) + ")*"
                + order.work().timeBase() + ")";
        String mp4 = "-avoid_negative_ts disabled -movie_timescale " + encode.sampleRate()
                + " -movflags +delay_moov+default_base_moof -frag_duration 2000000 -f mp4";
        String command = "-nostdin -v error -copyts -f nut -i pipe:0 -map 0:a:0 -map_metadata -1 -af " + trim
                + "asetpts=PTS-" + offset + ",aresample=" + encode.sampleRate() + ":ochl="
                + encode.layout().label() + ":osf=fltp -c:a aac -b:a " + encode.bitRate()
                + " -flags:a +bitexact -fflags +bitexact "
                + (part.container() == Container.MP4 ? mp4 : "-f matroska") + " pipe:1";
        return Files.write(delivery, Clips.run(List.of(command.split(" ")), slice(source, order)));
    }
}
