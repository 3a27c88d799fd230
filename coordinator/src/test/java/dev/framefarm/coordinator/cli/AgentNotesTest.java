package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class AgentNotesTest {
    @Test
    void saysWhatIsNotAsItShouldBe() throws JsonProcessingException {
        assertThat(AgentNotes.of(Json.MAPPER.readTree("""
                        {"name": "attic", "aside": {"reason": "it failed three times"}, "here": {
                         "failing": {"h264_nvenc": "no driver"}, "detour": "no route", "sliceDetour": "403"}}""")))
                .containsExactly(
                        "attic: h264_nvenc does not work: no driver",
                        "attic: its deliveries come through the coordinator: no route",
                        "attic: its slices come through the coordinator: 403",
                        "attic: it failed three times");
    }

    @Test
    void hasNothingToSayOfWhoIsWell() throws JsonProcessingException {
        assertThat(AgentNotes.of(Json.MAPPER.readTree("{\"name\": \"attic\"}"))).isEmpty();
        assertThat(AgentNotes.of(Json.MAPPER.readTree("""
                        {"name": "attic", "aside": null, "here": {"failing": {}, "detour": null, "sliceDetour": null}}"""))).isEmpty();
    }
}
