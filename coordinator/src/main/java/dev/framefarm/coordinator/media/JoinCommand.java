package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.Joiner;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Fraction;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.VideoCodec;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.slice.Micros;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The last mux: the joined picture fragments from the pipe, one file for each encoded track of sound, the source for
 * copied tracks, and the film's companions. All of them are on the film's clock. Each rendition of the pictures becomes
 * a film of its own, with everything else beside it.
 */
final class JoinCommand {
    /**
     * How long the muxer waits for a packet of every stream before it writes what it has. Streams that end early and
     * subtitles that are far apart would make it hold the whole film in memory.
     */
    private static final String INTERLEAVE_MICROSECONDS = "10000000";

    private final Plan plan;
    private final List<Path> sound;
    private final CompanionArguments companions;
    private final List<String> arguments =
            new ArrayList<>(List.of("-nostdin", "-hide_banner", "-nostats", "-v", "level+warning"));

    private JoinCommand(Plan plan, List<Path> sound, Luggage luggage) {
        this.plan = plan;
        this.sound = sound;
        this.companions = new CompanionArguments(plan, luggage, sourceInput() + 1);
    }

    static List<String> of(Plan plan, Path source, List<Path> sound, Luggage luggage, Joiner.Targets targets) {
        return new JoinCommand(plan, sound, luggage).build(source, targets);
    }

    private List<String> build(Path source, Joiner.Targets targets) {
        add("-stats_period", "1", "-progress", "pipe:2", "-y", "-copyts");
        pictures();
        for (Path file : sound) {
            arguments.addAll(Opening.file(file, laneDemuxer()));
        }
        arguments.addAll(source(plan, source));
        arguments.addAll(companions.inputs(source));
        for (int rendition = 0; rendition < targets.films().size(); rendition++) {
            film(rendition, targets.films().get(rendition));
        }
        for (int rendition = 0; rendition < targets.streams().size(); rendition++) {
            stream(rendition, targets.streams().get(rendition));
        }
        return List.copyOf(arguments);
    }

    /** The pictures alone, for players. */
    private void stream(int rendition, Path target) {
        add("-map", "0:v:" + rendition, "-c", "copy", "-bsf:v:0", lastDuration());
        add("-movie_timescale", Long.toString(ticks(rendition)));
        arguments.addAll(PackageCommand.pictures(plan, target));
    }

    private void film(int rendition, Path target) {
        add("-map", "0:v:" + rendition);
        arguments.addAll(new SoundTracks(plan).arguments(1, sourceInput()));
        arguments.addAll(companions.words());
        add("-c", "copy", "-bsf:v:0", lastDuration());
        arguments.addAll(companions.streams());
        timecode();
        container(rendition);
        add("-fflags", "+bitexact", "-max_interleave_delta", INTERLEAVE_MICROSECONDS);
        add("-f", muxer(), FfmpegTools.file(target));
    }

    private void pictures() {
        if (plan.output().rotation() != 0 || plan.output().mirrored()) {
            add("-display_rotation", Integer.toString(plan.output().rotation()));
        }
        if (plan.output().mirrored()) {
            add("-display_hflip");
        }
        add("-itsoffset", Long.toString(-plan.raisedSeconds()));
        arguments.addAll(Opening.pipe("mp4"));
    }

    /** The source on the film's clock. */
    static List<String> source(Plan plan, Path source) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-itsoffset", Micros.seconds(-plan.profile().startMicros()), "-fflags", "+genpts"));
        arguments.addAll(Opening.file(source, plan.profile().demuxer()));
        return List.copyOf(arguments);
    }

    private int sourceInput() {
        return sound.size() + 1;
    }

    /**
     * The last frame lasts as long as the source's: no later frame ends it, and the delivery could only guess. All
     * three are given because the filter would put decode times in place of those left out.
     */
    private String lastDuration() {
        Lane lane = plan.video();
        Encode.Video encode = (Encode.Video) lane.encode();
        long last = WorkOrder.expectedTimes(plan, lane, new Interval(lane.length() - 1, lane.length()))[0]
                - plan.raisedSeconds() * encode.timing().outputTimeBase().den();
        return "setts=pts=PTS:dts=DTS:duration=if(eq(PTS\\," + last + ")\\," + WorkOrder.lastDuration(plan)
                + "\\,DURATION)";
    }

    private void container(int rendition) {
        if (!plan.output().container().isQuickTime()) {
            // Else the first track of each kind would be marked as the usual one, whether it was or not.
            add("-default_mode", "passthrough");
            return;
        }
        long timescale = ticks(rendition);
        add("-movie_timescale", Long.toString(movieTimescale(timescale)));
        // Where the source has no timecode, a track for it would be one more stream that nobody asked for.
        add("-write_tmcd", plan.companions().timecode().isPresent() ? "1" : "0", "-movflags", "+faststart");
    }

    /** How many there are in a second. */
    private long ticks(int rendition) {
        Encode.Video encode = (Encode.Video) plan.video().encode();
        VideoCodec codec = encode.renditions().get(rendition).coding().codec();
        plan.output()
                .tag()
                .filter(tag -> tag.format().equals(codec.format()))
                .ifPresent(tagged -> add("-tag:v:0", "hvc1"));
        long timescale = encode.timing().outputTimeBase().den();
        add("-video_track_timescale", Long.toString(timescale));
        return timescale;
    }

    private void timecode() {
        plan.companions().timecode().ifPresent(first -> add("-metadata:s:v:0", "timecode=" + first));
    }

    /** Edit lists count in it: it must divide the ticks of pictures and samples alike, where that fits. */
    private long movieTimescale(long pictures) {
        long timescale = pictures;
        for (long rate : new SoundTracks(plan).rates()) {
            long both = leastCommonMultiple(timescale, rate);
            timescale = both <= Integer.MAX_VALUE ? both : timescale;
        }
        return timescale;
    }

    private static long leastCommonMultiple(long one, long other) {
        return new Fraction(one, other).num() * other;
    }

    private String laneDemuxer() {
        return plan.output().container().isQuickTime() ? "mp4" : "matroska";
    }

    private String muxer() {
        return switch (plan.output().container()) {
            case MP4 -> "mp4";
            case MOV -> "mov";
            case MKV -> "matroska";
            case WEBM -> "webm";
            case M4A, MP3, OPUS, FLAC, WAV, MKA ->
                throw new IllegalStateException(plan.output().container() + " holds no pictures");
        };
    }

    private void add(String... more) {
        arguments.addAll(List.of(more));
    }
}
