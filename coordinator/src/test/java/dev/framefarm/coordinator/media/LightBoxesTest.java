package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.ContentLight;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LightBoxesTest {
    private static final byte[] LIGHT =
            LightBoxes.of(new Colour(9, 16, 9, false, 0, Optional.empty(), Optional.of(new ContentLight(1000, 400))));

    @Test
    void everyBoxAroundGrows() {
        byte[] entry = box("avc1", new byte[10]);
        byte[] entries = concat(new byte[8], entry);
        byte[] moov = box(
                "moov",
                concat(
                        box("mvhd", new byte[4]),
                        box("trak", box("mdia", box("minf", box("stbl", box("stsd", entries)))))));
        byte[] grown = LightBoxes.into(moov, LIGHT);
        assertThat(grown)
                .isEqualTo(box(
                        "moov",
                        concat(
                                box("mvhd", new byte[4]),
                                box(
                                        "trak",
                                        box(
                                                "mdia",
                                                box(
                                                        "minf",
                                                        box(
                                                                "stbl",
                                                                box(
                                                                        "stsd",
                                                                        concat(
                                                                                new byte[8],
                                                                                box(
                                                                                        "avc1",
                                                                                        concat(
                                                                                                new byte[10],
                                                                                                LIGHT)))))))))));
    }

    @Test
    void everyTrackGetsThem() {
        byte[] entry = box("avc1", new byte[10]);
        byte[] bright = box("avc1", concat(new byte[10], LIGHT));
        byte[] moov = box("moov", concat(track(entry), track(entry)));
        assertThat(LightBoxes.into(moov, LIGHT)).isEqualTo(box("moov", concat(track(bright), track(bright))));
    }

    private static byte[] track(byte[] entry) {
        byte[] table = box("stbl", box("stsd", concat(new byte[8], entry)));
        return box("trak", box("mdia", box("minf", table)));
    }

    @Test
    void aHeaderBuiltOtherwiseStaysAsItIs() {
        byte[] odd = box("moov", box("trak", new byte[] {0, 0, 0, 99, 'm', 'd', 'i', 'a'}));
        assertThat(LightBoxes.into(odd, LIGHT)).isEqualTo(odd);
        byte[] childless = {0, 0, 0, 8, 'm', 'o', 'o', 'v'};
        assertThat(LightBoxes.into(childless, LIGHT)).isEqualTo(childless);
    }

    @Test
    void theUsualRangeNeedsNoBoxes() {
        assertThat(LightBoxes.of(Colour.UNSPECIFIED)).isEmpty();
    }

    private static byte[] box(String type, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length)
                .putInt(8 + payload.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(payload)
                .array();
    }

    private static byte[] concat(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }
}
