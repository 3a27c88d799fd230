package dev.framefarm.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Blob;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
    private static final Blob BLOB = new Blob("0".repeat(64), 1);

    @Test
    void hasNothingToSayAboutAGoodOrder() {
        Order order = new Order(upload("film.mp4"), "h264", 50, Map.of("team", "Köln"), Optional.of("a-1"));
        assertThat(Intake.check(order, List.of())).isEmpty();
    }

    @Test
    void saysAllComplaintsAtOnce() {
        Complaint recipe = new Complaint("RECIPE_UNKNOWN", "recipe", "one of h264", "'x'");
        Order order = new Order(upload(" "), "x", 101, Map.of("bad key", "a\nb"), Optional.of("with space"));
        assertThat(Intake.check(order, List.of(recipe)))
                .extracting(Complaint::code)
                .containsExactly(
                        "SOURCE_NAME_INVALID",
                        "RECIPE_UNKNOWN",
                        "PRIORITY_OUT_OF_RANGE",
                        "LABEL_KEY_INVALID",
                        "LABEL_VALUE_INVALID",
                        "IDEMPOTENCY_KEY_INVALID");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusesOtherPriorities(int priority) {
        assertThat(codes(new Order(upload("a"), "", priority, Map.of(), Optional.empty())))
                .containsExactly("PRIORITY_OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"film.mp4", "", "/a\0b", "../film.mp4"})
    void refusesPathsThatAreNotAbsolute(String path) {
        assertThat(codes(new Order(new OrderSource.LocalFile(path), "", 50, Map.of(), Optional.empty())))
                .containsExactly("SOURCE_PATH_INVALID");
    }

    @Test
    void refusesTooManyAndTooLongLabels() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 33; i++) {
            many.put("k" + i, "v");
        }
        assertThat(codes(new Order(upload("a"), "", 50, many, Optional.empty())))
                .containsExactly("LABELS_TOO_MANY");
        assertThat(codes(new Order(upload("a"), "", 50, Map.of("k", "v".repeat(201)), Optional.empty())))
                .containsExactly("LABEL_VALUE_INVALID");
    }

    @Test
    void quotesWhatItFoundWithoutControlCharacters() {
        Order order = new Order(upload("a\u001b[2J" + "b".repeat(500)), "", 50, Map.of(), Optional.empty());
        String message = Intake.check(order, List.of()).get(0).message();
        assertThat(message).doesNotContain("\u001b").hasSizeLessThan(250);
    }

    private static List<String> codes(Order order) {
        return Intake.check(order, List.of()).stream().map(Complaint::code).toList();
    }

    private static OrderSource upload(String name) {
        return new OrderSource.Upload(BLOB, name);
    }
}
