package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.engine.Inspector.Depth;
import dev.framefarm.coordinator.engine.Inspector.Measured;
import dev.framefarm.coordinator.model.Container;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.WorkOrder;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegInspectorTest {
    private static final long MANY = 1_000;

    private final FfmpegInspector inspector = new FfmpegInspector(Clips.tools());

    @TempDir
    Path folder;

    @Test
    void aDeliveryShowsTheTimesThatWereOrdered() throws Exception {
        Plan plan = Farm.plan(Clips.openGop(), Container.MP4);
        Interval interval = Farm.pieces(plan.video()).get(1);
        Measured measured = inspector.measure(delivery(plan, interval), Depth.KEYFRAMES, MANY);
        assertThat(measured.fault()).isEmpty();
        assertThat(measured.times()).isEqualTo(WorkOrder.expectedTimes(plan, plan.video(), interval));
    }

    @Test
    void deliveriesOfALaneHaveOneHeader() throws Exception {
        Plan plan = Farm.plan(Clips.openGop(), Container.MP4);
        String first = inspector
                .measure(delivery(plan, Farm.pieces(plan.video()).get(0)), Depth.KEYFRAMES, MANY)
                .header();
        String second = inspector
                .measure(delivery(plan, Farm.pieces(plan.video()).get(2)), Depth.KEYFRAMES, MANY)
                .header();
        assertThat(second).isEqualTo(first).hasSize(64);
        assertThat(inspector.measure(Clips.openGop(), Depth.KEYFRAMES, MANY).header())
                .isNotEqualTo(first);
    }

    @Test
    void aMissingFrameIsNoticed() throws Exception {
        Plan plan = Farm.plan(Clips.openGop(), Container.MP4);
        Path shorter = delivery(plan, new Interval(25, 49));
        assertThat(inspector.measure(shorter, Depth.KEYFRAMES, MANY).times()).hasSize(24);
    }

    @Test
    void moreThanWasAskedForIsAFaultAndIsNotKept() throws Exception {
        Plan plan = Farm.plan(Clips.openGop(), Container.MP4);
        Measured measured = inspector.measure(delivery(plan, new Interval(0, 25)), Depth.TIMES, 7);
        assertThat(measured.times()).hasSize(8);
        assertThat(measured.fault()).isEqualTo("it holds 25 packets where 7 are enough");
    }

    @Test
    void aMillionBoxesTakeNoMemory() throws Exception {
        byte[] empty = {0, 0, 0, 8, 'f', 'r', 'e', 'e'};
        ByteBuffer boxes = ByteBuffer.allocate(8_000_000);
        while (boxes.hasRemaining()) {
            boxes.put(empty);
        }
        Path file = Files.write(folder.resolve("boxes.mp4"), boxes.array());
        assertThat(inspector.measure(file, Depth.KEYFRAMES, MANY).fault())
                .isEqualTo("it holds more than 20000 boxes where 1000 packets are expected");
        assertThat(SampleDescription.read(file)).isEmpty();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Fragments.write(file, true, new byte[0], out);
        assertThat(out.size()).isZero();
    }

    @Test
    void aBoxThatClaimsMoreThanThereIsIsCutShort() throws Exception {
        byte[] huge = {0, 0, 0, 1, 'm', 'o', 'o', 'v', 0x7f, -1, -1, -1, -1, -1, -1, -1};
        Path file = Files.write(folder.resolve("huge.mp4"), huge);
        assertThatThrownBy(() -> SampleDescription.read(file)).isInstanceOf(EOFException.class);
    }

    @Test
    void theCodecIsNamed() throws Exception {
        Plan plan = Farm.plan(Clips.openGop(), Container.MP4);
        assertThat(inspector
                        .measure(delivery(plan, new Interval(0, 25)), Depth.TIMES, MANY)
                        .codec())
                .isEqualTo("h264");
    }

    @Test
    void ofPicturesThatStandAloneTheEndsAreDecoded() throws Exception {
        Path delivery = folder.resolve("ffv1.mp4");
        Clips.run(
                List.of(("-v error -i " + Clips.openGop() + " -an -frames:v 9 -c:v ffv1 -level 3 -g 1 -slicecrc 1"
                                + " -movflags +frag_keyframe+empty_moov+default_base_moof -f mp4 " + delivery)
                        .split(" ")),
                null);
        byte[] bytes = Files.readAllBytes(delivery);
        assertThat(inspector.measure(delivery, Depth.ENDS, MANY).times()).hasSize(9);
        assertThat(fault(bytes)).isEmpty();
        int last = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("mdat");
        assertThat(fault(damaged(bytes, last))).contains("CRC mismatch");
        assertThat(fault(damaged(bytes, new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat"))))
                .contains("CRC mismatch");
    }

    private String fault(byte[] bytes) throws Exception {
        return inspector
                .measure(Files.write(folder.resolve("damaged.mp4"), bytes), Depth.ENDS, MANY)
                .fault();
    }

    private static byte[] damaged(byte[] bytes, int mdat) {
        byte[] damaged = bytes.clone();
        Arrays.fill(damaged, mdat + 80, mdat + 160, (byte) 0x55);
        return damaged;
    }

    @Test
    void aDamagedKeyframeIsAFault() throws Exception {
        Plan plan = Farm.plan(Clips.openGop(), Container.MP4);
        Path delivery = delivery(plan, new Interval(0, 25));
        byte[] bytes = Files.readAllBytes(delivery);
        int mdat = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat");
        Arrays.fill(bytes, mdat + 800, mdat + 2400, (byte) 0x55);
        assertThat(inspector
                        .measure(Files.write(delivery, bytes), Depth.KEYFRAMES, MANY)
                        .fault())
                .isNotEmpty();
    }

    @Test
    void aDeliveryThatBrokeOffIsAFault() throws Exception {
        Plan plan = Farm.plan(Clips.openGop(), Container.MP4);
        Path delivery = delivery(plan, new Interval(0, 25));
        byte[] bytes = Files.readAllBytes(delivery);
        Measured measured =
                inspector.measure(Files.write(delivery, Arrays.copyOf(bytes, bytes.length / 2)), Depth.KEYFRAMES, MANY);
        assertThat(measured.fault()).isNotEmpty();
    }

    @Test
    void somethingElseIsAFault() throws Exception {
        Measured measured =
                inspector.measure(Files.writeString(folder.resolve("x.mp4"), "hello"), Depth.KEYFRAMES, MANY);
        assertThat(measured.times()).isEmpty();
        assertThat(measured.fault()).startsWith("The file is text");
    }

    @Test
    void soundIsMeasuredWhereThereAreNoPictures() throws Exception {
        Measured measured =
                inspector.measure(Clips.clip("sound.mp4", "-f lavfi -i sine=d=1 -c:a aac"), Depth.KEYFRAMES, MANY);
        assertThat(measured.fault()).isEmpty();
        assertThat(measured.times()).hasSizeBetween(43, 45);
        assertThat(measured.header()).hasSize(64);
    }

    private Path delivery(Plan plan, Interval interval) throws Exception {
        return Farm.encode(plan, Clips.openGop(), interval, folder.resolve(interval.from() + ".mp4"));
    }
}
