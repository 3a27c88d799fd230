package dev.framefarm.coordinator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Cue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CueReaderTest {
    @Test
    void readsSrt() {
        assertThat(read(
                        "\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\nOne\r\nTwo\r\n\r\n\r\n2\r\n01:02:03,004 --> 01:02:04,000"
                                + " X1:40\r\nThree"))
                .containsExactly(
                        new Cue(1_000_000, 2_500_000, List.of("One", "Two")),
                        new Cue(3_723_004_000L, 3_724_000_000L, List.of("Three")));
    }

    @Test
    void readsWebVttAndLeavesOutWhatIsNotSaid() {
        assertThat(read("WEBVTT - a film\n\nSTYLE\n::cue {color: red}\n\nNOTE no words\nof the film\n\nintro\n"
                        + "00:01.000 --> 00:02.000 line:0\n<v Roger><c.loud>Hello</c> <00:01.500>you</v>"))
                .containsExactly(new Cue(1_000_000, 2_000_000, List.of("Hello you")));
    }

    @Test
    void whatDressesWordsIsTakenOff() {
        assertThat(
                        lines(
                                "{\\an8}<i>One</i> &amp; <font color=\"red\">two</font>\\Nthree &lt;b&gt; 1 < 2 > 0 {four}\u0007"))
                .containsExactly("One & two", "three <b> 1 < 2 > 0 {four}");
        assertThat(lines("&amp;lt;")).containsExactly("&lt;");
    }

    @Test
    void sortsByTimeAndDropsWhatIsNeverSeen() {
        assertThat(read("00:02,000 --> 00:03,000\nb\n\n00:01,000 --> 00:02,000\na\n\n00:04,000 --> 00:04,000\nc\n\n"
                        + "00:05,000 --> 00:06,000\n<b></b>"))
                .extracting(cue -> cue.lines().get(0))
                .containsExactly("a", "b");
    }

    @Test
    void saysWhereItIsWrong() {
        assertThat(CueReader.read("1\n00:00:01 -> 00:00:02\nHello").problem().orElseThrow())
                .isEqualTo("times such as 00:00:01,000 --> 00:00:04,000 in line 1");
        assertThat(CueReader.read("00:01,000 --> 00:02,000\na\n\n00:05,000 --> 00:04,000\nb")
                        .problem()
                        .orElseThrow())
                .isEqualTo("an end behind the beginning in line 4");
        assertThat(CueReader.read("00:01,000 --> 00:02,000\n" + "a".repeat(1001))
                        .problem())
                .isPresent();
        assertThat(CueReader.read("00:01,000 --> 00:02,000\n" + "a\\N".repeat(9))
                        .problem())
                .contains("at most 8 lines for one caption in line 1");
        assertThat(CueReader.read("00:01,000 --> 00:02,000\n" + "a\\N".repeat(8))
                        .problem())
                .isEmpty();
        assertThat(CueReader.read("00:01,000 --> 00:02,000\na\n\n".repeat(5001)).problem())
                .isPresent();
    }

    /** Each brace could be the beginning of what ends at none: looking for all ends took minutes. */
    @Test
    @Timeout(60)
    void looksAtEachLetterOnce() {
        String line = "{\\a".repeat(6_000);
        assertThat(CueReader.read("00:01,000 --> 00:02,000\n" + line.repeat(20)).problem())
                .contains("at most 1000 letters for one caption in line 1");
        assertThat(Plain.lines(List.of(line.repeat(20)))).hasSize(1);
    }

    private static List<String> lines(String words) {
        return read("00:01,000 --> 00:02,000\n" + words).get(0).lines();
    }

    private static List<Cue> read(String text) {
        CueReader.Reading reading = CueReader.read(text);
        assertThat(reading.problem()).isEmpty();
        return reading.cues();
    }
}
