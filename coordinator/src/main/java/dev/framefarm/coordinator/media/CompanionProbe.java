package dev.framefarm.coordinator.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks for everything beside picture and sound on its own: what is said there may be as long as whoever made the file
 * likes, and the film is worth more than it.
 */
final class CompanionProbe {
    private static final long BYTES = 4L << 20;
    private static final String WANTED = "stream=index,codec_name,codec_type,codec_tag_string,extradata_size"
            + ":stream_disposition=attached_pic,timed_thumbnails," + String.join(",", CompanionFacts.TRAITS)
            + ":stream_tags=language,title,mimetype,timecode,TIMECODE"
            + ":chapter=start_time,end_time:chapter_tags=title:format_tags" + Programmes.WANTED;
    private static final ObjectMapper JSON = new ObjectMapper();

    private CompanionProbe() {}

    static Profile into(Profile profile, FfmpegTools tools, Path source) throws IOException {
        try {
            JsonNode root = read(tools, source, profile.demuxer());
            List<StreamFacts> streams = new ArrayList<>();
            root.path("streams").forEach(json -> streams.add(new StreamFacts(json)));
            int film = profile.pictures().map(Profile.VideoTrack::stream).orElse(-1);
            Companions found = CompanionFacts.of(
                    root, Programmes.around(root, wanted(profile, film)).without(streams), film, profile.startMicros());
            return profile.with(found, remarks(root.path("chapters").size()));
        } catch (Excess | JsonProcessingException tooMuch) {
            return profile.with(
                    Companions.NONE,
                    List.of("The file's subtitles, chapters, metadata and attachments are dropped:"
                            + " it describes more of them than any film has."));
        }
    }

    private static int wanted(Profile profile, int film) {
        return film >= 0 || profile.audio().isEmpty() ? film : profile.audio().get(0).stream();
    }

    private static JsonNode read(FfmpegTools tools, Path source, String demuxer) throws IOException {
        StringBuilder text = new StringBuilder();
        tools.ffprobe(
                command(source, demuxer),
                Allowance.toOpen(source),
                BYTES,
                line -> text.append(line).append('\n'));
        return JSON.readTree(text.toString());
    }

    private static List<String> remarks(int chapters) {
        return chapters <= CompanionFacts.MOST_CHAPTERS
                ? List.of()
                : List.of("The source has " + chapters + " chapters; only the first " + CompanionFacts.MOST_CHAPTERS
                        + " are read.");
    }

    static List<String> command(Path source, String demuxer) {
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-v", "error"));
        arguments.addAll(List.of("-max_pixels", Long.toString(ProbeCommand.MAX_PIXELS)));
        arguments.addAll(List.of("-show_entries", WANTED, "-of", "json"));
        arguments.addAll(Opening.file(source, demuxer));
        return List.copyOf(arguments);
    }
}
