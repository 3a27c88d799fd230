package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Inspector.Depth;
import dev.framefarm.coordinator.engine.Inspector.Measured;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.WorkOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegInspectorTest {
    private final FfmpegInspector inspector = new FfmpegInspector(Clips.tools());

    @TempDir
    Path folder;

    @Test
    void aDeliveryShowsTheTimesThatWereOrdered() throws Exception {
        Plan plan = Farm.plan(Clips.openGop(), Container.MP4);
        Interval interval = Farm.pieces(plan.video()).get(1);
        Measured measured = inspector.measure(delivery(plan, interval), Depth.KEYFRAMES);
        assertThat(measured.fault()).isEmpty();
        assertThat(measured.times()).isEqualTo(WorkOrder.expectedTimes(plan, plan.video(), interval));
    }

    @Test
    void deliveriesOfALaneHaveOneHeader() throws Exception {
        Plan plan = Farm.plan(Clips.openGop(), Container.MP4);
        String first = inspector
                .measure(delivery(plan, Farm.pieces(plan.video()).get(0)), Depth.KEYFRAMES)
                .header();
        String second = inspector
                .measure(delivery(plan, Farm.pieces(plan.video()).get(2)), Depth.KEYFRAMES)
                .header();
        assertThat(second).isEqualTo(first).hasSize(64);
        assertThat(inspector.measure(Clips.openGop(), Depth.KEYFRAMES).header()).isNotEqualTo(first);
    }

    @Test
    void aMissingFrameIsNoticed() throws Exception {
        Plan plan = Farm.plan(Clips.openGop(), Container.MP4);
        Path shorter = delivery(plan, new Interval(25, 49));
        assertThat(inspector.measure(shorter, Depth.KEYFRAMES).times()).hasSize(24);
    }

    @Test
    void aDamagedKeyframeIsAFault() throws Exception {
        Plan plan = Farm.plan(Clips.openGop(), Container.MP4);
        Path delivery = delivery(plan, new Interval(0, 25));
        byte[] bytes = Files.readAllBytes(delivery);
        int mdat = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat");
        Arrays.fill(bytes, mdat + 800, mdat + 2400, (byte) 0x55);
        assertThat(inspector
                        .measure(Files.write(delivery, bytes), Depth.KEYFRAMES)
                        .fault())
                .isNotEmpty();
    }

    @Test
    void aDeliveryThatBrokeOffIsAFault() throws Exception {
        Plan plan = Farm.plan(Clips.openGop(), Container.MP4);
        Path delivery = delivery(plan, new Interval(0, 25));
        byte[] bytes = Files.readAllBytes(delivery);
        Measured measured =
                inspector.measure(Files.write(delivery, Arrays.copyOf(bytes, bytes.length / 2)), Depth.KEYFRAMES);
        assertThat(measured.fault()).isNotEmpty();
    }

    @Test
    void somethingElseIsAFault() throws Exception {
        Measured measured = inspector.measure(Files.writeString(folder.resolve("x.mp4"), "hello"), Depth.KEYFRAMES);
        assertThat(measured.times()).isEmpty();
        assertThat(measured.fault()).startsWith("The file is text");
    }

    @Test
    void soundIsMeasuredWhereThereAreNoPictures() throws Exception {
        Measured measured =
                inspector.measure(Clips.clip("sound.mp4", "-f lavfi -i sine=d=1 -c:a aac"), Depth.KEYFRAMES);
        assertThat(measured.fault()).isEmpty();
        assertThat(measured.times()).hasSizeBetween(43, 45);
        assertThat(measured.header()).hasSize(64);
    }

    private Path delivery(Plan plan, Interval interval) throws Exception {
        return Farm.encode(plan, Clips.openGop(), interval, folder.resolve(interval.from() + ".mp4"));
    }
}
