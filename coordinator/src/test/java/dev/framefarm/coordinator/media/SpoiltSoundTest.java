package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Prober.Understood;
import dev.framefarm.coordinator.model.Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound of damaged files: packets that announce what cannot be decoded. Each has 21.3 ms, and there are 282 of them. */
class SpoiltSoundTest {
    private final FfmpegProber prober = new FfmpegProber(Clips.tools());

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv", "ts"})
    void whatFollowsALostPartStaysAtItsTime(String container) throws Exception {
        Profile film = understood(spoilt("middle." + container, "between(n\\,100\\,119)"));
        Profile.AudioTrack track = film.audio().get(0);
        assertThat(track.holed()).isTrue();
        assertThat(track.seconds()).isBetween(5.95, 6.05);
        assertThat(film.remarks())
                .singleElement()
                .asString()
                .matches(
                        "0\\.4\\d s of the sound of stream 1 cannot be decoded, so nothing is heard there; the file is damaged\\.");
    }

    @Test
    void soundThatCannotBeDecodedToItsEndEndsBefore() throws Exception {
        Profile film = understood(spoilt("end.mp4", "gte(n\\,141)"));
        Profile.AudioTrack track = film.audio().get(0);
        assertThat(track.holed()).isFalse();
        assertThat(track.seconds()).isBetween(2.9, 3.1);
        assertThat(film.remarks()).singleElement().asString().contains(" of the sound of stream 1 cannot be decoded");
    }

    @Test
    void soundThatCannotBeDecodedFromItsBeginningBeginsLater() throws Exception {
        Profile film = understood(spoilt("begin.mp4", "lt(n\\,141)"));
        Profile.AudioTrack track = film.audio().get(0);
        assertThat(track.seconds()).isBetween(2.9, 3.1);
        assertThat((double) track.endSample() / track.sampleRate()).isBetween(5.95, 6.05);
    }

    @Test
    void soundOfWhichNothingCanBeDecodedIsDropped() throws Exception {
        Profile film = understood(spoilt("all.mp4", "1"));
        assertThat(film.audio()).isEmpty();
        assertThat(film.remarks()).containsExactly("The sound of stream 1 is dropped: nothing of it can be heard.");
    }

    @Test
    void aPacketThatNobodyMissesChangesNothing() throws Exception {
        Profile.AudioTrack whole = understood(Clips.constantRate()).audio().get(0);
        assertThat(understood(spoilt("one.mp4", "eq(n\\,100)")).audio()).containsExactly(whole);
    }

    /** Offsets of the pictures' chunks come first; a late one that points behind the file ends its reading. */
    @Test
    void soundGoesOnWhereTheFileAsAWholeCannotBeReadFurther(@TempDir Path folder) throws Exception {
        byte[] bytes = Files.readAllBytes(Clips.constantRate());
        int table = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("stco");
        ByteBuffer file = ByteBuffer.wrap(bytes);
        int chunks = file.getInt(table + 8);
        file.putInt(table + 12 + 4 * (chunks * 2 / 3), Integer.MAX_VALUE);
        Path spoilt = Files.write(folder.resolve("spoilt.mp4"), bytes);

        Profile film = understood(spoilt);
        assertThat(film.audio().get(0).seconds()).isBetween(5.95, 6.05);
        assertThat(film.remarks())
                .anyMatch(
                        remark -> remark.matches(
                                "The file's index is spoilt: read as a whole the file ends at [34]\\.\\d\\d s\\."
                                        + " The sound of stream 1 is read alone, and goes on; pictures may be missing there\\."));
    }

    private static Path spoilt(String name, String packets) throws Exception {
        return Clips.clip(
                "spoilt-sound-" + name, "-i file:" + Clips.constantRate() + " -c copy -bsf:a noise=amount=" + packets);
    }

    private Profile understood(Path source) {
        return ((Understood) prober.probe(source)).profile();
    }
}
