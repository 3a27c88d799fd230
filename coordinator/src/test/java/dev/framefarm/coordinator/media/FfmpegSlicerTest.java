package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.framefarm.coordinator.engine.Inspector.Depth;
import dev.framefarm.coordinator.engine.Inspector.Measured;
import dev.framefarm.coordinator.engine.SourceBroken;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Lane;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Work;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.coordinator.testing.RecipeExamples;
import dev.framefarm.slice.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegSlicerTest {
    @TempDir
    Path folder;

    @Test
    void piecesOfOpenGopsDecodeLikeTheWhole() throws Exception {
        assertPiecesAreTheWhole(Clips.openGop());
    }

    @Test
    void piecesOfHevcDecodeLikeTheWhole() throws Exception {
        assertPiecesAreTheWhole(Clips.openGopHevc());
    }

    @Test
    void piecesOfATransportStreamDecodeLikeTheWhole() throws Exception {
        assertPiecesAreTheWhole(Clips.transportStream());
    }

    @Test
    void piecesBehindAnEditListDecodeLikeTheWhole() throws Exception {
        assertPiecesAreTheWhole(Clips.editList());
    }

    @Test
    void piecesOfVariableRateDecodeLikeTheWhole() throws Exception {
        assertPiecesAreTheWhole(Clips.variableRate());
    }

    /** FFmpeg reads the decode times of so short a film too late. */
    @Test
    void aFilmWhosePacketsAreDecodedAfterTheirTimeIsWhole() throws Exception {
        assertSlicesAreTheWhole(Clips.clip(
                "late.mov",
                "-f lavfi -i testsrc2=s=128x96:r=30:d=1 -frames:v 5 -c:v libx264 -bf 3 -b_strategy 0"
                        + " -movflags +negative_cts_offsets"));
    }

    @Test
    void piecesBetweenDistantKeyframesDecodeLikeTheWhole() throws Exception {
        assertPiecesAreTheWhole(Clips.oneKeyframe());
    }

    @Test
    void piecesOfABareStreamDecodeLikeTheWhole() throws Exception {
        assertPiecesAreCounted(Clips.bareStream());
    }

    @Test
    void piecesOfAnAviThatLacksTimesDecodeLikeTheWhole() throws Exception {
        assertPiecesAreCounted(Clips.reorderedAvi());
    }

    @Test
    void theSoundOfAnAviIsWhole() throws Exception {
        Path source = Clips.clip("mp2.avi", Clips.PICTURES + Clips.SOUND + "-c:v mpeg4 -c:a mp2");
        Slice slice = new Slice(
                "avi",
                1,
                new Slice.Tick(3, 125),
                0,
                OptionalLong.empty(),
                OptionalLong.empty(),
                42,
                OptionalLong.empty());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new FfmpegSlicer(Clips.tools()).slice(source, slice, bytes);
        byte[] samples = Clips.run(List.of("-v error -f nut -i pipe:0 -f s16le -".split(" ")), bytes.toByteArray());
        assertThat(samples).hasSizeBetween(6 * 48_000 * 2, 6 * 48_000 * 2 + 2 * 1152 * 2);
    }

    @Test
    void soundInBlocksGoesDecoded() throws Exception {
        assertSoundGoesDecoded(Clips.clip("sound.wmv", Clips.PICTURES + Clips.SOUND + "-c:v wmv2 -c:a wmav2"));
        assertSoundGoesDecoded(Clips.clip("adpcm.avi", Clips.PICTURES + Clips.SOUND + "-c:v mjpeg -c:a adpcm_ima_wav"));
    }

    private void assertSoundGoesDecoded(Path source) throws Exception {
        Plan plan = Farm.plan(source, RecipeExamples.withSound(Map.of("mode", "aac"), "mp4"));
        Lane lane = plan.sound().get(0);
        Path delivery = Farm.sound(plan, source, lane, folder.resolve("sound.mp4"));
        Measured measured = new FfmpegInspector(Clips.tools()).measure(delivery, Depth.TIMES, 1_000);
        assertThat(measured.fault()).isEmpty();
        assertThat(measured.times().length * 1024.0 / 48_000)
                .isBetween(5.9, 6.2)
                .isCloseTo(plan.profile().audio().get(0).seconds(), within(2 * 1024.0 / 48_000));
    }

    @Test
    void aBrokenSinkStopsTheSlice() throws Exception {
        Slice slice = order(Clips.openGop()).slice();
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the agent is gone");
            }
        };
        assertThatThrownBy(() -> new FfmpegSlicer(Clips.tools()).slice(Clips.openGop(), slice, broken))
                .hasMessageContaining("the agent is gone");
    }

    @Test
    void aFileThatIsDamagedIsToldFromOneThatIsAway() throws Exception {
        Slice slice = order(Clips.openGop()).slice();
        FfmpegSlicer slicer = new FfmpegSlicer(Clips.tools());
        Path damaged = Files.writeString(folder.resolve("damaged.mp4"), "no film any more");

        assertThatThrownBy(() -> slicer.slice(damaged, slice, OutputStream.nullOutputStream()))
                .isInstanceOf(SourceBroken.class);
        assertThatThrownBy(() -> slicer.slice(folder.resolve("away.mp4"), slice, OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SourceBroken.class);
    }

    private static WorkOrder order(Path source) {
        Plan plan = Farm.plan(source, Container.MP4);
        return WorkOrder.of(plan, plan.video(), Farm.pieces(plan.video()).get(0), 0);
    }

    /** The whole may call its times what it likes; every frame must be there, at an even rate. */
    private static void assertPiecesAreCounted(Path source) throws Exception {
        Plan plan = Farm.plan(source, Container.MP4);
        String timeBase = plan.timeline().timeBase().toString();
        Work.FrameCount count =
                ((Work.Pictures) order(source).work().part()).count().orElseThrow();
        long first = count.runs().get(0).first() + order(source).work().sliceShift();
        List<String> whole = Clips.frames(
                "-i file:" + source,
                null,
                timeBase,
                ",setpts=" + first + "+N*" + count.runs().get(0).step());
        List<String> pieces = new ArrayList<>();
        for (Interval interval : Farm.pieces(plan.video())) {
            WorkOrder order = WorkOrder.of(plan, plan.video(), interval, 0);
            byte[] slice = Farm.slice(source, order);
            pieces.addAll(Clips.frames("-f nut -i pipe:0", slice, timeBase, Farm.trim(order.work())));
        }
        assertThat(Farm.pieces(plan.video())).hasSizeGreaterThan(1);
        assertThat(pieces).isEqualTo(whole);
    }

    private static void assertPiecesAreTheWhole(Path source) throws Exception {
        assertThat(assertSlicesAreTheWhole(source)).isGreaterThan(1);
    }

    /** How many they are. */
    private static int assertSlicesAreTheWhole(Path source) throws Exception {
        Plan plan = Farm.plan(source, Container.MP4);
        String timeBase = plan.timeline().timeBase().toString();
        long shift = order(source).work().sliceShift();
        List<String> whole = Clips.frames("-i file:" + source, null, timeBase, ",setpts=PTS+" + shift);
        List<String> pieces = new ArrayList<>();
        for (Interval interval : Farm.pieces(plan.video())) {
            WorkOrder order = WorkOrder.of(plan, plan.video(), interval, 0);
            byte[] slice = Farm.slice(source, order);
            pieces.addAll(Clips.frames("-f nut -i pipe:0", slice, timeBase, Farm.trim(order.work())));
        }
        assertThat(pieces).isEqualTo(whole);
        return Farm.pieces(plan.video()).size();
    }
}
