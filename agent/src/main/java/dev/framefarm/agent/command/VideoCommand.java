package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.VideoWork;
import java.util.List;

/**
 * A segment of pictures. The delivery is fragments on the film's own clock; nothing of the build or the
 * day is written into it ({@code bitexact}), because all sample descriptions of a rendition must be equal
 * to the byte.
 */
final class VideoCommand {
    /** Without {@code frag_discont} the joined film's times are wrong by seconds. */
    private static final String FRAGMENTS = "+frag_keyframe+empty_moov+default_base_moof+frag_discont";

    /**
     * The coordinator counts with as many. How many frames come out of a damaged film depends on them, so that they are
     * the same on every machine.
     */
    private static final int DECODER_THREADS = 3;

    private VideoCommand() {}

    static List<String> of(VideoWork work) {
        return upToEncoders(work)
                .add("-flags:v", "+bitexact", "-fflags", "+bitexact", "-write_btrt", "0")
                .add(
                        "-video_track_timescale",
                        Long.toString(work.outputTimeBase().denominator()))
                .add("-movflags", FRAGMENTS, "-use_editlist", "0", "-avoid_negative_ts", "disabled")
                .add("-f", muxer(work.renditions()), "pipe:1")
                .done();
    }

    /** Nothing comes out of it but the log. */
    static List<String> firstPass(VideoWork work) {
        return upToEncoders(work).add("-f", "null", "-").done();
    }

    private static Arguments upToEncoders(VideoWork work) {
        String threads = Integer.toString(work.threads());
        List<VideoWork> renditions = work.renditions();
        Fraction encoderTimeBase = work.grid().map(grid -> grid.fps().inverse()).orElse(work.timeBase());
        return Arguments.quiet()
                .add("-filter_threads", threads)
                .slice(DECODER_THREADS)
                .addAll(Logos.input(renditions))
                .addAll(Captions.inputs(renditions))
                .addAll(work.countsSource() ? count(work) : List.of())
                .addAll(isStraight(renditions) ? way(work) : ways(work, renditions.size()))
                .add("-fps_mode", "passthrough", "-enc_time_base", encoderTimeBase.colon())
                .addAll(encoders(renditions))
                .addAll(keyframes(work))
                .addAll(colour(work.colour()));
    }

    /** MOV where only that has a place for one of them; it holds the others too. */
    private static String muxer(List<VideoWork> renditions) {
        return renditions.stream()
                .map(each -> VideoEncoder.of(each.codec()).muxer())
                .filter("mov"::equals)
                .findFirst()
                .orElse("mp4");
    }

    private static boolean isStraight(List<VideoWork> renditions) {
        return renditions.size() == 1 && !renditions.get(0).framing().isCovered();
    }

    private static List<String> way(VideoWork work) {
        return List.of("-map", "0:v:0", "-an", "-sn", "-dn", "-map_metadata", "-1", "-vf", Filters.of(work));
    }

    /** One decode for all renditions, which part after the trim. */
    private static List<String> ways(VideoWork work, int renditions) {
        Arguments arguments = new Arguments()
                .add("-filter_complex_threads", Integer.toString(work.threads()))
                .add("-filter_complex", Filters.graph(work));
        for (int i = 0; i < renditions; i++) {
            arguments.add("-map", Filters.label(i));
        }
        return arguments.add("-map_metadata", "-1").done();
    }

    private static List<String> encoders(List<VideoWork> renditions) {
        if (renditions.size() == 1) {
            return VideoEncoder.of(renditions.get(0).codec()).fitting(renditions.get(0));
        }
        Arguments arguments = new Arguments();
        for (int i = 0; i < renditions.size(); i++) {
            VideoWork rendition = renditions.get(i);
            arguments.addAll(Streams.of(VideoEncoder.of(rendition.codec()).fitting(rendition), i));
        }
        return arguments.done();
    }

    /** An output of its own that leads nowhere. It is the first, because FFmpeg tells the frames of the first. */
    private static List<String> count(VideoWork work) {
        return new Arguments()
                .add("-map", "0:v:0", "-an", "-sn", "-dn", "-vf", Filters.wanted(work), "-fps_mode", "passthrough")
                .add("-c:v", "wrapped_avframe", "-f", "null", "-")
                .done();
    }

    private static List<String> keyframes(VideoWork work) {
        String interval = Integer.toString(work.keyframeInterval());
        if (work.ladder().fixedKeyframes()) {
            return List.of("-g", interval, "-keyint_min", interval);
        }
        return work.keyframeInterval() == 0 ? List.of() : List.of("-g", interval);
    }

    /** The frames carry these too ({@link Filters}); the encoder's own options fill what a filter lost. */
    private static List<String> colour(Colour colour) {
        Arguments arguments = new Arguments();
        if (Colour.speaks(colour.primaries())) {
            arguments.add("-color_primaries", Integer.toString(colour.primaries()));
        }
        if (Colour.speaks(colour.transfer())) {
            arguments.add("-color_trc", Integer.toString(colour.transfer()));
        }
        if (Colour.speaks(colour.matrix())) {
            arguments.add("-colorspace", Integer.toString(colour.matrix()));
        }
        if (colour.known()) {
            arguments.add("-color_range", colour.fullRange() ? "pc" : "tv");
        }
        return arguments.done();
    }
}
