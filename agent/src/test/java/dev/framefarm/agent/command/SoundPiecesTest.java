package dev.framefarm.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.agent.testing.TestMedia;
import dev.framefarm.agent.work.AudioCodec;
import dev.framefarm.agent.work.AudioWork;
import dev.framefarm.agent.work.ChannelLayout;
import dev.framefarm.agent.work.Clock;
import dev.framefarm.agent.work.Container;
import dev.framefarm.agent.work.Fraction;
import dev.framefarm.agent.work.SoundPiece;
import dev.framefarm.agent.work.UnsupportedWork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What FFmpeg makes of pieces of sound, next to what it makes of the whole. */
class SoundPiecesTest {
    private static final int SOURCE = 44_100;
    private static final int RATE = 48_000;
    private static final long SHIFT = SOURCE;
    /** In milliseconds: a whole number of packets of every codec. */
    private static final long CUT = 3_200;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "OPUS, 960, FRAGMENTED_MP4",
        "OPUS, 960, MATROSKA",
        "AC3, 1536, FRAGMENTED_MP4",
        "AC3, 1536, MATROSKA",
        "AAC, 1024, FRAGMENTED_MP4",
        "AAC, 1024, MATROSKA"
    })
    void theirPacketsAreThoseOfTheWhole(AudioCodec codec, int samples, Container container) throws Exception {
        byte[] slice = slice();
        List<String> whole = packets(slice, work(codec, container, 0, 0, Optional.empty()));
        long cut = CUT * RATE / 1000 / samples;
        int leadIn = (RATE + samples - 1) / samples;
        long begin = (CUT - 1000L * leadIn * samples / RATE - 100) / 10 * 10;
        long settling = (cut - leadIn) * samples - begin * RATE / 1000;
        SoundPiece first = new SoundPiece(0, OptionalLong.of(cut), 0, 0, samples);
        SoundPiece second = new SoundPiece(cut, OptionalLong.empty(), leadIn, settling, samples);
        long end = (CUT + 500) * SOURCE / 1000 + SHIFT;
        List<String> pieces = new ArrayList<>(packets(slice, work(codec, container, 0, end, Optional.of(first))));
        assertThat(pieces).hasSize((int) cut);
        List<String> rest =
                packets(slice, work(codec, container, begin * SOURCE / 1000 + SHIFT, 0, Optional.of(second)));
        // In MP4 the first piece says where zero is, and the others count from there.
        long zero = container == Container.MATROSKA ? 0 : time(whole.get(0));
        rest.forEach(packet -> pieces.add((time(packet) + zero) + packet.substring(packet.indexOf(' '))));
        assertThat(pieces.stream().map(SoundPiecesTest::time).toList())
                .isEqualTo(whole.stream().map(SoundPiecesTest::time).toList());
        // AAC remembers how it spent its bits; a resampler fills up the end from what it happens to hold.
        int alike = codec == AudioCodec.AAC ? (int) cut : whole.size() - 1;
        assertThat(pieces.subList(0, alike)).isEqualTo(whole.subList(0, alike));
    }

    @Test
    void aPieceSaysWhatIsDroppedAndWhen() {
        SoundPiece piece = new SoundPiece(300, OptionalLong.of(600), 47, 4800, 1024);
        assertThat(EncodeCommand.of(work(AudioCodec.AAC, Container.FRAGMENTED_MP4, 9, 0, Optional.of(piece))))
                .contains(
                        "noise=drop=lt(n\\,47)+gte(n\\,347),"
                                + "setts=pts=(N+300)*1024:dts=(N+300)*1024:duration=DURATION",
                        "+delay_moov+default_base_moof+frag_discont")
                .anyMatch(each -> each.endsWith("osf=fltp,atrim=start_sample=4800"));
        assertThat(work(AudioCodec.AAC, Container.MATROSKA, 9, 0, Optional.of(piece))
                        .done(7_000))
                .isEqualTo(600);
    }

    @Test
    void aPieceWithoutPacketsIsRefused() {
        assertThatThrownBy(() -> new SoundPiece(300, OptionalLong.of(300), 47, 4800, 1024))
                .isInstanceOf(UnsupportedWork.class);
        assertThatThrownBy(() -> new SoundPiece(3, OptionalLong.empty(), 47, 4800, 1024))
                .isInstanceOf(UnsupportedWork.class);
    }

    private byte[] slice() {
        Path source = folder.resolve("noise.mov");
        TestMedia.ffmpeg(
                ("-y -f lavfi -i anoisesrc=r=" + SOURCE + ":a=0.5:c=pink:seed=7:d=5.123 -c:a pcm_s16le " + source)
                        .split(" "));
        return TestMedia.slice(source, SHIFT, "a");
    }

    private static AudioWork work(
            AudioCodec codec, Container container, long from, long to, Optional<SoundPiece> piece) {
        return new AudioWork(
                new Clock(new Fraction(1, SOURCE), SHIFT, 0),
                codec,
                96_000,
                RATE,
                Optional.of(ChannelLayout.MONO),
                Optional.empty(),
                0,
                5_123,
                from == 0 ? OptionalLong.empty() : OptionalLong.of(from),
                to == 0 ? OptionalLong.empty() : OptionalLong.of(to),
                0,
                container,
                Optional.empty(),
                piece,
                Optional.empty());
    }

    /** The time and the digest of each. */
    private List<String> packets(byte[] slice, AudioWork work) throws Exception {
        Path delivery = folder.resolve("delivery");
        Files.write(delivery, TestMedia.ffmpeg(slice, EncodeCommand.of(work)));
        String lines = new String(
                TestMedia.ffmpeg("-copyts", "-i", delivery.toString(), "-c", "copy", "-f", "framemd5", "pipe:1"),
                StandardCharsets.UTF_8);
        return lines.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(", *"))
                .map(fields -> fields[2] + " " + fields[5])
                .toList();
    }

    private static long time(String packet) {
        return Long.parseLong(packet.split(" ", 2)[0]);
    }
}
