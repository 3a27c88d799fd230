package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.slice.Micros;
import dev.framefarm.slice.Slice;
import dev.framefarm.slice.SliceCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What FFmpeg is asked for, one argument a line: a change here is a change of what the farm does. */
class CommandsTest {
    private static final Path FILE = Path.of("/in/-%d:x.mp4");

    @Test
    void asksForPackets() {
        assertText(ProbeCommand.packets(FILE, "mov"), """
                -hide_banner
                -v
                error
                -show_entries
                packet=stream_index,pts,dts,duration,size,flags:packet_side_data=skip_samples,discard_padding
                -of
                compact=p=0
                -fflags
                +genpts
                -protocol_whitelist
                file
                -format_whitelist
                mov
                -codec_whitelist
                DECODERS
                -f
                mov
                -i
                file:/in/-%d:x.mp4
                """);
    }

    @Test
    void slicesFromAKeyframeToAnEnd() {
        Slice slice = new Slice(
                "mov",
                2,
                new Slice.Tick(1, 12_800),
                40_000,
                OptionalLong.of(25_600),
                OptionalLong.of(51_200),
                -512,
                OptionalLong.empty());
        assertText(SliceCommand.of(Opening.file(FILE, slice.demuxer()), slice), """
                -nostdin
                -hide_banner
                -v
                level+warning
                -copyts
                -noautorotate
                -fflags
                +genpts
                -ss
                1.960000
                -t
                2.500000
                -protocol_whitelist
                file
                -format_whitelist
                mov
                -codec_whitelist
                DECODERS
                -f
                mov
                -i
                file:/in/-%d:x.mp4
                -map
                0:2
                -map_metadata
                -1
                -map_chapters
                -1
                -c
                copy
                -b:0
                1
                -bsf:v
                setts=pts=if(eq(PTS\\,NOPTS)\\,DTS\\,PTS)+(-512):dts=if(eq(DTS\\,NOPTS)\\,NOPTS\\,min(N\\,DTS+(-512)))
                -bsf:a
                setts=pts=if(eq(PTS\\,NOPTS)\\,DTS\\,PTS)+(-512):dts=if(eq(DTS\\,NOPTS)\\,NOPTS\\,DTS+(-512))
                -avoid_negative_ts
                disabled
                -f
                nut
                pipe:1
                """);
    }

    @Test
    void aWholeStreamNeedsNeitherSeekNorEnd() {
        Slice slice = new Slice(
                "matroska",
                0,
                new Slice.Tick(1, 1000),
                0,
                OptionalLong.empty(),
                OptionalLong.empty(),
                1000,
                OptionalLong.empty());
        assertThat(SliceCommand.of(Opening.file(FILE, slice.demuxer()), slice))
                .doesNotContain("-ss", "-t")
                .contains("-copyinkf");
    }

    @Test
    void seeksTransportStreamsWithAMargin() {
        Slice slice = new Slice(
                "mpegts",
                0,
                new Slice.Tick(1, 90_000),
                1_400_000,
                OptionalLong.of(90_000 * 6),
                OptionalLong.empty(),
                0,
                OptionalLong.empty());
        assertThat(SliceCommand.of(Opening.file(FILE, slice.demuxer()), slice)).containsSubsequence("-ss", "3.600000");
    }

    @Test
    void withoutASeekTheEndCountsOnTheFilesOwnClock() {
        Slice slice = new Slice(
                "mpegts",
                0,
                new Slice.Tick(1, 90_000),
                1_400_000,
                OptionalLong.empty(),
                OptionalLong.of(90_000 * 6),
                0,
                OptionalLong.empty());
        assertThat(SliceCommand.of(Opening.file(FILE, slice.demuxer()), slice)).containsSubsequence("-t", "6.500000");
    }

    @Test
    void whatTimesAreGuessedFromTheBeginningHasNoEndByTime() {
        Slice slice = new Slice(
                "mpeg",
                0,
                new Slice.Tick(1, 90_000),
                0,
                OptionalLong.empty(),
                OptionalLong.of(90_000 * 6),
                0,
                OptionalLong.empty());
        assertThat(SliceCommand.of(Opening.file(FILE, slice.demuxer()), slice)).doesNotContain("-ss", "-t");
    }

    @Test
    void microsecondsAreRoundedUp() {
        assertThat(Micros.ceil(1001, new Slice.Tick(1, 30_000))).isEqualTo(33_367);
        assertThat(Micros.ceil(-1001, new Slice.Tick(1, 30_000))).isEqualTo(-33_366);
        assertThat(Micros.seconds(-40_000)).isEqualTo("-0.040000");
        assertThat(Micros.parse("1.458667")).isEqualTo(1_458_667);
        assertThat(Micros.parse("N/A")).isZero();
    }

    @Test
    void readsPacketLines() {
        PacketLine packet = new PacketLine(
                "stream_index=1|pts=7994|dts=N/A|duration=20|flags=KD_|side_datum/skip_samples:skip_samples=5"
                        + "|side_datum/skip_samples:discard_padding=648");
        assertThat(packet.stream).isEqualTo(1);
        assertThat(packet.pts).isEqualTo(7994);
        assertThat(packet.dts).isEqualTo(PacketLine.NONE);
        assertThat(packet.earliest()).isEqualTo(7994);
        assertThat(packet.duration).isEqualTo(20);
        assertThat(packet.key).isTrue();
        assertThat(packet.discarded).isTrue();
        assertThat(packet.skipSamples).isEqualTo(5);
        assertThat(packet.discardPadding).isEqualTo(648);
    }

    private static void assertText(List<String> arguments, String text) {
        String decoders = Opening.pipe("nut").get(5);
        assertThat((String.join("\n", arguments) + "\n").replace(decoders, "DECODERS"))
                .isEqualTo(text);
    }
}
