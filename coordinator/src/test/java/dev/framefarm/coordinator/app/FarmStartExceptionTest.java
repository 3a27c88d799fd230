package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.db.Database;
import dev.framefarm.coordinator.db.DatabaseSettings;
import dev.framefarm.coordinator.testing.FreePorts;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class FarmStartExceptionTest {
    @Test
    void saysWhichDatabaseIsNotThere() throws Exception {
        DatabaseSettings settings = DatabaseSettings.at(
                        "jdbc:postgresql://127.0.0.1:" + FreePorts.one() + "/farm", "farm", "none")
                .patient(Duration.ofMillis(1));
        Throwable failure =
                Assertions.catchThrowable(() -> Database.open(settings).close());

        assertThat(FarmStartException.of(failure))
                .hasMessageStartingWith("The coordinator cannot start: the database at jdbc:postgresql://127.0.0.1:")
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void everythingElseSpeaksForItself() {
        assertThat(FarmStartException.of(new IllegalStateException("the port is taken")))
                .hasMessage("The coordinator cannot start: the port is taken");
        assertThat(FarmStartException.of(new IllegalStateException()))
                .hasMessage("The coordinator cannot start: java.lang.IllegalStateException");
    }
}
