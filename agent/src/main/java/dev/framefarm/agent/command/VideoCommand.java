package dev.framefarm.agent.command;

import dev.framefarm.agent.work.Colour;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.VideoWork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

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
                .addAll(comparisons(work))
                .done();
    }

    /** Encodes samples of a rendition several times side by side. Nothing comes out of it but how good they are. */
    static List<String> tries(VideoWork rendition, List<Integer> crfs) {
        VideoWork work = rendition.sampled();
        List<Integer> numbers = IntStream.range(0, crfs.size()).boxed().toList();
        Arguments arguments = slice(work).addAll(graph(work)).add("-filter_complex", Comparison.parting(0, numbers));
        for (int number : numbers) {
            arguments
                    .add("-map", Comparison.encoded(number))
                    .addAll(encodes(work.at(List.of(crfs.get(number)))))
                    .add("-f", "null", "-");
        }
        arguments.addAll(Comparison.of(
                Collections.nCopies(crfs.size(), work),
                numbers.stream().map(number -> number + ":0").toList()));
        return arguments.done();
    }

    /** Nothing comes out of it but the log. */
    static List<String> firstPass(VideoWork work) {
        return upToEncoders(work).add("-f", "null", "-").done();
    }

    private static Arguments upToEncoders(VideoWork work) {
        List<VideoWork> renditions = work.renditions();
        return slice(work)
                .addAll(work.countsSource() ? count(work) : List.of())
                .addAll(isStraight(renditions) ? way(work) : ways(work, renditions))
                .addAll(encodes(work));
    }

    private static Arguments slice(VideoWork work) {
        Arguments arguments = work.seeksQuality() ? Arguments.talking() : Arguments.quiet();
        return arguments
                .add("-filter_threads", Integer.toString(work.threads()))
                .slice(DECODER_THREADS)
                .addAll(Logos.input(work.renditions()))
                .addAll(Captions.inputs(work.renditions()));
    }

    private static List<String> encodes(VideoWork work) {
        Fraction encoderTimeBase = work.grid().map(grid -> grid.fps().inverse()).orElse(work.timeBase());
        return new Arguments()
                .add("-fps_mode", "passthrough", "-enc_time_base", encoderTimeBase.colon())
                .addAll(encoders(work.renditions()))
                .addAll(keyframes(work))
                .addAll(colour(work.colour()))
                .done();
    }

    /** Of the whole piece, so that what is said of it was measured and not hoped for. */
    private static List<String> comparisons(VideoWork work) {
        List<VideoWork> renditions = work.renditions();
        int file = work.countsSource() ? 1 : 0;
        List<String> streams = new ArrayList<>();
        for (int i = 0; i < renditions.size(); i++) {
            if (isCompared(renditions.get(i))) {
                streams.add(file + ":" + i);
            }
        }
        List<VideoWork> compared =
                renditions.stream().filter(VideoCommand::isCompared).toList();
        return compared.isEmpty() ? List.of() : Comparison.of(compared, streams);
    }

    private static boolean isCompared(VideoWork rendition) {
        return rendition.dials().quality().isPresent();
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
        VideoWork first = renditions.get(0);
        return renditions.size() == 1 && !first.framing().isCovered() && !isCompared(first);
    }

    private static List<String> way(VideoWork work) {
        return List.of("-map", "0:v:0", "-an", "-sn", "-dn", "-map_metadata", "-1", "-vf", Filters.of(work));
    }

    /** One decode for all renditions, which part after the trim. */
    private static List<String> ways(VideoWork work, List<VideoWork> renditions) {
        Arguments arguments = new Arguments().addAll(graph(work));
        List<String> ends = new ArrayList<>();
        int number = 0;
        for (int i = 0; i < renditions.size(); i++) {
            if (isCompared(renditions.get(i))) {
                arguments.add("-filter_complex", Comparison.parting(i, List.of(number)));
                ends.add(Comparison.encoded(number++));
            } else {
                ends.add(Filters.label(i));
            }
        }
        ends.forEach(end -> arguments.add("-map", end));
        return arguments.add("-map_metadata", "-1").done();
    }

    private static List<String> graph(VideoWork work) {
        return List.of(
                "-filter_complex_threads", Integer.toString(work.threads()), "-filter_complex", Filters.graph(work));
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
