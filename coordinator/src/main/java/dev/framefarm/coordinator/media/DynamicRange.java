package dev.framefarm.coordinator.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of metadata of the light that no encoder of the farm writes. */
final class DynamicRange {
    private DynamicRange() {}

    /** Without its metadata a picture of Dolby Vision that has no compatible base is green and violet. */
    static void admit(LightFacts facts) throws Refusal {
        Optional<JsonNode> record = facts.dolbyVision();
        if (record.isPresent() && base(record.get()).isEmpty()) {
            throw new Refusal(
                    "DOLBY_VISION",
                    "Dolby Vision profile " + record.get().path("dv_profile").asInt(0)
                            + " cannot be shown without its metadata, which are lost when it is encoded anew;"
                            + " submit a version in HDR10, HLG or SDR.");
        }
    }

    static List<String> remarks(LightFacts facts) {
        List<String> remarks = new ArrayList<>();
        if (facts.dolbyVision().isEmpty() && facts.isDolbyVision()) {
            remarks.add("The metadata of Dolby Vision are dropped; the file does not say what the picture is without"
                    + " them, so look at its colours.");
        }
        facts.dolbyVision()
                .flatMap(DynamicRange::base)
                .ifPresent(base ->
                        remarks.add("The metadata of Dolby Vision are dropped; the picture stays in " + base + "."));
        if (facts.isDynamic()) {
            remarks.add("The metadata that change from frame to frame (HDR10+, HDR Vivid) are dropped;"
                    + " the picture stays what it is without them.");
        }
        if (facts.saysSurroundings()) {
            remarks.add(
                    "What the file says of the room it should be watched in (ambient viewing environment) is dropped;"
                            + " the picture stays what it is without it.");
        }
        return remarks;
    }

    /** What a player that knows no Dolby Vision makes of it. */
    private static Optional<String> base(JsonNode record) {
        return switch (record.path("dv_bl_signal_compatibility_id").asInt(0)) {
            case 1, 6 -> Optional.of("HDR10");
            case 2 -> Optional.of("SDR");
            case 4 -> Optional.of("HLG");
            default -> Optional.empty();
        };
    }
}
