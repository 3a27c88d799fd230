package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileDeliveryTest {
    @Test
    void packetsThatNobodyAskedForAreNotReadToTheirEnd() throws Exception {
        Inspections inspection = new Inspections(5);
        for (int i = 0; i < 1005; i++) {
            inspection.add("packet|stream_index=0|pts=N/A|flags=__D");
        }
        assertThatThrownBy(() -> inspection.add("packet|stream_index=0|pts=1|flags=K__"))
                .isInstanceOf(Excess.class)
                .hasMessage("it holds more than 1005 packets where 5 are enough");
    }

    @Test
    void aDescriptionBehindCountlessBoxesIsNotLookedFor(@TempDir Path folder) throws IOException {
        assertThat(SampleDescription.read(withBoxesBefore(folder, 9_000))).isPresent();
        assertThat(SampleDescription.read(withBoxesBefore(folder, 11_000))).isEmpty();
    }

    private static Path withBoxesBefore(Path folder, int count) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            file.write(box("free", new byte[0]));
        }
        byte[] description = box("stsd", new byte[8]);
        for (String parent : new String[] {"stbl", "minf", "mdia", "trak", "moov"}) {
            description = box(parent, description);
        }
        file.write(description);
        return Files.write(folder.resolve(count + ".mp4"), file.toByteArray());
    }

    private static byte[] box(String type, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length)
                .putInt(8 + payload.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(payload)
                .array();
    }
}
