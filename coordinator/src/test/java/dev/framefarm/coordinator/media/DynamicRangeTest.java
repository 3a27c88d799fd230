package dev.framefarm.coordinator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.framefarm.coordinator.model.Colour;
import dev.framefarm.coordinator.model.ContentLight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamicRangeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void dolbyVisionWithoutABaseIsRefused() throws Exception {
        assertThatThrownBy(() -> DynamicRange.admit(dolbyVision(5, 0)))
                .isInstanceOf(Refusal.class)
                .hasMessage("Dolby Vision profile 5 cannot be shown without its metadata, which are lost when it is"
                        + " encoded anew; submit a version in HDR10, HLG or SDR.");
    }

    @ParameterizedTest
    @CsvSource({"7, 6, HDR10", "8, 1, HDR10", "8, 4, HLG", "9, 2, SDR"})
    void dolbyVisionWithABaseBecomesItsBase(int profile, int compatibility, String base) throws Exception {
        LightFacts facts = dolbyVision(profile, compatibility);
        DynamicRange.admit(facts);
        assertThat(DynamicRange.remarks(facts))
                .containsExactly("The metadata of Dolby Vision are dropped; the picture stays in " + base + ".");
    }

    @Test
    void whatChangesFromFrameToFrameIsDroppedInWords() throws Exception {
        LightFacts facts = facts("{}", sideData("HDR Dynamic Metadata SMPTE2094-40 (HDR10+)", ""));
        assertThat(DynamicRange.remarks(facts))
                .containsExactly("The metadata that change from frame to frame (HDR10+, HDR Vivid) are dropped;"
                        + " the picture stays what it is without them.");
        assertThat(DynamicRange.remarks(facts("{}", sideData("Dolby Vision RPU Data", ""))))
                .containsExactly("The metadata of Dolby Vision are dropped; the file does not say what the picture is"
                        + " without them, so look at its colours.");
    }

    @Test
    void theFrameKnowsBetterThanTheContainer() throws Exception {
        LightFacts facts = facts(
                sideData("Content light level metadata", ",\"max_content\":1,\"max_average\":1"),
                sideData("Content light level metadata", ",\"max_content\":1000,\"max_average\":400"));
        assertThat(facts.light()).hasValue(new ContentLight(1000, 400));
    }

    @Test
    void aDisplayThatSaysNonsenseIsNone() throws Exception {
        String colours = ",\"red_x\":\"34000/50000\",\"red_y\":\"1/0\",\"green_x\":\"x\",\"max_luminance\":\"-1/1\"";
        assertThat(facts(sideData("Mastering display metadata", colours), "{}").mastering())
                .isEmpty();
    }

    @Test
    void itIsSaidThatTheRoomIsForgotten() throws Exception {
        assertThat(DynamicRange.remarks(facts("{}", sideData("Ambient viewing environment", ""))))
                .singleElement()
                .asString()
                .contains("room it should be watched in");
        assertThat(DynamicRange.remarks(facts("{}", "{}"))).isEmpty();
    }

    @Test
    void whereNothingIsSaidNothingIsKnown() throws Exception {
        LightFacts facts = new LightFacts(MissingNode.getInstance(), MissingNode.getInstance());
        assertThat(facts.mastering()).isEmpty();
        assertThat(facts.light()).isEmpty();
        assertThat(CodePoints.colour(new StreamFacts(JSON.readTree("{}")), facts))
                .isEqualTo(Colour.UNSPECIFIED);
    }

    private static LightFacts dolbyVision(int profile, int compatibility) throws Exception {
        return facts(
                sideData(
                        "DOVI configuration record",
                        ",\"dv_profile\":" + profile + ",\"dv_bl_signal_compatibility_id\":" + compatibility),
                "{}");
    }

    private static String sideData(String type, String more) {
        return "{\"side_data_list\":[{\"side_data_type\":\"" + type + "\"" + more + "}]}";
    }

    private static LightFacts facts(String stream, String frame) throws Exception {
        return new LightFacts(JSON.readTree(stream), JSON.readTree(frame));
    }
}
