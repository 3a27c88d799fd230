package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SseParserTest {
    private final SseParser parser = new SseParser();

    @Test
    void joinsAnEventAndKeepsItsNumber() {
        assertThat(feed("retry: 2000", "", ": still here", "", "id: 7", "event: job", "data: {\"a\":1}"))
                .isEmpty();
        assertThat(parser.line("")).contains("{\"a\":1}");
        assertThat(parser.resumeAfter()).isEqualTo("7");
    }

    @Test
    void throwsHalfAnEventAwayWhenTheConnectionBreaks() {
        feed("id: 8", "data: half");
        parser.resumeAfter();

        assertThat(parser.line("")).isEmpty();
    }

    private Optional<String> feed(String... lines) {
        Optional<String> last = Optional.empty();
        for (String line : lines) {
            last = parser.line(line);
        }
        return last;
    }
}
