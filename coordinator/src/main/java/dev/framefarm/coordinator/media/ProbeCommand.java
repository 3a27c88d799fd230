package dev.framefarm.coordinator.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What FFprobe is asked about a source. */
final class ProbeCommand {
    /** Beyond it a decoder is not even started. */
    static final long MAX_PIXELS = 1L << 27;

    /** What is read of the answer and nothing else: tags are as long as whoever made the file likes. */
    private static final String DESCRIPTION =
            "stream=index,codec_name,codec_type,codec_tag_string,time_base,start_time,"
                    + "width,height,sample_aspect_ratio,pix_fmt,bits_per_raw_sample,r_frame_rate,avg_frame_rate,field_order,"
                    + "color_primaries,color_transfer,color_space,color_range,sample_rate,sample_fmt,channels,channel_layout,initial_padding"
                    + ":stream_disposition=attached_pic,timed_thumbnails,default,dub,original,comment,forced,"
                    + "hearing_impaired,visual_impaired:stream_tags=language,title,handler_name"
                    + ":stream_side_data=side_data_type,rotation,displaymatrix,"
                    + "crop_top,crop_bottom,crop_left,crop_right:format=start_time,duration"
                    + Programmes.WANTED;

    private ProbeCommand() {}

    static List<String> streams(Path source, String demuxer) {
        List<String> arguments = head();
        arguments.addAll(List.of("-max_pixels", Long.toString(MAX_PIXELS), "-show_entries", DESCRIPTION));
        arguments.addAll(List.of("-of", "json"));
        return input(arguments, source, demuxer);
    }

    /**
     * All packets of all streams, without decoding any. Program streams and AVI have gaps in their timestamps that
     * only {@code genpts} fills.
     */
    static List<String> packets(Path source, String demuxer) {
        return packets(head(), source, demuxer);
    }

    /** Those of the sound, so that nothing else is even read where the container tells where it is. */
    static List<String> soundPackets(Path source, String demuxer) {
        List<String> arguments = head();
        arguments.addAll(List.of("-select_streams", "a"));
        return packets(arguments, source, demuxer);
    }

    private static List<String> packets(List<String> arguments, Path source, String demuxer) {
        arguments.addAll(List.of(
                "-show_entries",
                "packet=stream_index,pts,dts,duration,size,flags:packet_side_data=skip_samples,discard_padding"));
        arguments.addAll(List.of("-of", "compact=p=0"));
        return input(arguments, source, demuxer);
    }

    /** The beginning of one stream with the times that are in the file, none of them guessed. */
    static List<String> givenTimes(Path source, String demuxer, int stream) {
        List<String> arguments = head();
        arguments.addAll(List.of("-select_streams", Integer.toString(stream), "-read_intervals", "%+#500"));
        arguments.addAll(List.of("-show_entries", "packet=pts", "-of", "compact=p=0"));
        arguments.addAll(Opening.file(source, demuxer));
        return List.copyOf(arguments);
    }

    private static List<String> head() {
        return new ArrayList<>(List.of("-hide_banner", "-v", "error"));
    }

    private static List<String> input(List<String> arguments, Path source, String demuxer) {
        arguments.addAll(List.of("-fflags", "+genpts"));
        arguments.addAll(Opening.file(source, demuxer));
        return List.copyOf(arguments);
    }
}
