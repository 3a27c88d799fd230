package dev.framefarm.coordinator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.db.FarmRecords.Glance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromisesTest {
    private final Promises promises = new Promises();

    @Test
    void aFilmThatIsMadeBreaksNone() {
        promises.look(glance(Map.of("j-1", "RENDERING"), Map.of()));
        promises.look(glance(Map.of("j-1", "DONE", "j-2", "RENDERING"), Map.of("j-1 film.mp4", "abc")));
        promises.look(glance(Map.of("j-1", "DONE", "j-2", "FAILED"), Map.of("j-1 film.mp4", "abc")));

        assertThat(promises.broken()).isEmpty();
    }

    @Test
    void whatHasEndedStaysAsItIs() {
        promises.look(glance(Map.of("j-1", "DONE", "j-2", "DONE"), Map.of("j-1 film.mp4", "abc", "j-1 b", "c")));
        promises.look(glance(Map.of("j-1", "RENDERING"), Map.of("j-1 film.mp4", "def")));

        assertThat(promises.broken())
                .containsExactlyInAnyOrder(
                        "j-1 had ended DONE and became RENDERING",
                        "j-2 is gone from the database",
                        "j-1 film.mp4 is published though its job is RENDERING",
                        "j-1 film.mp4 was published as abc and became def",
                        "j-1 b was published and is gone");
    }

    @Test
    void framesAreAcceptedOnce() {
        promises.look(new Glance(Map.of(), Map.of(), Map.of(), List.of("j-1, lane 0"), 0, 0));

        assertThat(promises.broken()).containsExactly("j-1, lane 0: frames are accepted twice");
    }

    private static Glance glance(Map<String, String> states, Map<String, String> outputs) {
        return new Glance(states, outputs, Map.of(), List.of(), 0, 0);
    }
}
