package dev.framefarm.coordinator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Blob;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Blob BLOB = new Blob("0".repeat(64), 1);

    @Test
    void hasNothingToSayAboutAGoodOrder() {
        Order order =
                new Order(upload("film.mp4"), "h264", 50, Map.of("team", "Köln"), Optional.empty(), Optional.of("a-1"));
        assertThat(Intake.check(order, List.of(), WEEK)).isEmpty();
    }

    @Test
    void saysAllComplaintsAtOnce() {
        Complaint recipe = new Complaint("RECIPE_UNKNOWN", "recipe", "one of h264", "'x'");
        Order order = new Order(
                upload(" "),
                "x",
                101,
                Map.of("bad key", "a\nb"),
                Optional.of(Duration.ofDays(8)),
                Optional.of("with space"));
        assertThat(Intake.check(order, List.of(recipe), WEEK))
                .extracting(Complaint::code)
                .containsExactly(
                        "SOURCE_NAME_INVALID",
                        "RECIPE_UNKNOWN",
                        "PRIORITY_OUT_OF_RANGE",
                        "LABEL_KEY_INVALID",
                        "LABEL_VALUE_INVALID",
                        "KEEP_OUT_OF_RANGE",
                        "IDEMPOTENCY_KEY_INVALID");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusesOtherPriorities(int priority) {
        assertThat(codes(new Order(upload("a"), "", priority, Map.of(), Optional.empty(), Optional.empty())))
                .containsExactly("PRIORITY_OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"film.mp4", "", "/a\0b", "../film.mp4"})
    void refusesPathsThatAreNotAbsolute(String path) {
        assertThat(codes(new Order(
                        new OrderSource.LocalFile(path), "", 50, Map.of(), Optional.empty(), Optional.empty())))
                .containsExactly("SOURCE_PATH_INVALID");
    }

    @Test
    void refusesTooManyAndTooLongLabels() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 33; i++) {
            many.put("k" + i, "v");
        }
        assertThat(codes(new Order(upload("a"), "", 50, many, Optional.empty(), Optional.empty())))
                .containsExactly("LABELS_TOO_MANY");
        assertThat(codes(new Order(
                        upload("a"), "", 50, Map.of("k", "v".repeat(201)), Optional.empty(), Optional.empty())))
                .containsExactly("LABEL_VALUE_INVALID");
    }

    @ParameterizedTest
    @CsvSource({"59m, KEEP_OUT_OF_RANGE", "1h,", "7d,", "169h, KEEP_OUT_OF_RANGE"})
    void keepsOutputsAnHourAtLeastAndNoLongerThanTheOwnerMay(String keep, String complaint) {
        Order order = new Order(upload("a"), "", 50, Map.of(), KeepTime.read(keep), Optional.empty());
        assertThat(codes(order)).isEqualTo(complaint == null ? List.of() : List.of(complaint));
    }

    @Test
    void namesTheLongestTime() {
        Order order = new Order(upload("a"), "", 50, Map.of(), KeepTime.read("30d"), Optional.empty());
        assertThat(Intake.check(order, List.of(), WEEK).get(0).message())
                .isEqualTo(
                        "`keep`: expected at least 1h and at most 7d, which is how long this farm keeps your outputs,"
                                + " found 30d.");
    }

    @Test
    void quotesWhatItFoundWithoutControlCharacters() {
        Order order =
                new Order(upload("a\u001b[2J" + "b".repeat(500)), "", 50, Map.of(), Optional.empty(), Optional.empty());
        String message = Intake.check(order, List.of(), WEEK).get(0).message();
        assertThat(message).doesNotContain("\u001b").hasSizeLessThan(250);
    }

    private static List<String> codes(Order order) {
        return Intake.check(order, List.of(), WEEK).stream()
                .map(Complaint::code)
                .toList();
    }

    private static OrderSource upload(String name) {
        return new OrderSource.Upload(BLOB, name);
    }
}
