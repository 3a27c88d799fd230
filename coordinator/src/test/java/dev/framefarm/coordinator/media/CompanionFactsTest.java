package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framefarm.coordinator.engine.Prober.Understood;
import dev.framefarm.coordinator.model.Companions;
import dev.framefarm.coordinator.model.Companions.Attachment;
import dev.framefarm.coordinator.model.Companions.Chapter;
import dev.framefarm.coordinator.model.Companions.Tag;
import dev.framefarm.coordinator.model.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says of its companions is whatever somebody wrote into it. */
class CompanionFactsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void chaptersAreOnTheFilmsClockAndNotWithoutEnd() throws Exception {
        String before = "{'start_time':'0.0','end_time':'1.4'}";
        String across = "{'start_time':'1.0','end_time':'2.4','tags':{'title':'a\\u0007b'}}";
        String backwards = "{'start_time':'9.0','end_time':'8.0'}";
        assertThat(facts("{'chapters':[" + before + "," + across + "," + backwards + "]}", 1_400_000)
                        .chapters())
                .containsExactly(new Chapter(0, 1_000_000, "a b"));
        String many = "{'start_time':'1','end_time':'2'},".repeat(2000) + across;
        assertThat(facts("{'chapters':[" + many + "]}", 0).chapters()).hasSize(CompanionFacts.MOST_CHAPTERS);
    }

    @Test
    void tagsAreFewShortAndPlain() throws Exception {
        String tags = "{'format':{'tags':{'TITLE':'" + "x".repeat(5000) + "','a b\\u001b[31m':'y','empty':' '}}}";
        assertThat(facts(tags, 0).tags()).containsExactly(new Tag("title", "x".repeat(2000)));
        StringBuilder many = new StringBuilder("{'format':{'tags':{'a':'b'");
        for (int i = 0; i < 100; i++) {
            many.append(",'tag").append(i).append("':'value'");
        }
        assertThat(facts(many.append("}}}").toString(), 0).tags()).hasSize(64);
    }

    @Test
    void attachmentsAreFontsAndCoversOrNothing() throws Exception {
        String streams = "{'streams':[{'index':1,'codec_type':'attachment','codec_name':'ttf','extradata_size':10},"
                + "{'index':2,'codec_type':'attachment','codec_name':'otf','extradata_size':999999999},"
                + "{'index':3,'codec_type':'attachment','tags':{'mimetype':'application/x-sh'}},"
                + "{'index':4,'codec_type':'attachment','tags':{'mimetype':'font/sfnt'}},"
                + "{'index':5,'codec_type':'video','codec_name':'mjpeg','disposition':{'attached_pic':1}}]}";
        assertThat(facts(streams, 0).attachments())
                .containsExactly(
                        new Attachment(1, "font/ttf"),
                        new Attachment(2, ""),
                        new Attachment(3, ""),
                        new Attachment(4, "font/ttf"),
                        new Attachment(5, "image/jpeg"));
    }

    @Test
    void aTimecodeLooksLikeOne() throws Exception {
        String streams = "{'streams':[{'index':0,'codec_type':'video','tags':{'timecode':'a;b'}},"
                + "{'index':1,'codec_type':'data','codec_tag_string':'tmcd','tags':{'timecode':'10:00:00:00'}}]}";
        assertThat(facts(streams, 0).timecode()).hasValue("10:00:00:00");
    }

    @Test
    void aFilmIsWorthMoreThanItsDescription() throws Exception {
        Path words =
                Files.writeString(folder.resolve("words.txt"), ";FFMETADATA1\ncomment=" + "x".repeat(100_000) + "\n");
        Path film = folder.resolve("film.mkv");
        Clips.run(
                List.of("-v error -i %s -i %s -map 0:v -map_metadata 1 -c copy %s"
                        .formatted(Clips.constantRate(), words, film)
                        .split(" ")),
                null);
        Profile profile = ((Understood) new FfmpegProber(Clips.tools()).probe(film)).profile();
        assertThat(profile.companions()).isEqualTo(Companions.NONE);
        assertThat(profile.remarks())
                .contains("The file's subtitles, chapters, metadata and attachments are dropped:"
                        + " it describes more of them than any film has.");
    }

    private static Companions facts(String json, long startMicros) throws Exception {
        JsonNode root = JSON.readTree(json.replace('\'', '"'));
        List<StreamFacts> streams = new ArrayList<>();
        root.path("streams").forEach(each -> streams.add(new StreamFacts(each)));
        return CompanionFacts.of(root, streams, 0, startMicros);
    }
}
