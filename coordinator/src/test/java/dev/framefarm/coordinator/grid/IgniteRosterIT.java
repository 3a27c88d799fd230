package dev.framefarm.coordinator.grid;

import static org.awaitility.Awaitility.await;

import dev.framefarm.coordinator.engine.Roster;
import dev.framefarm.coordinator.testing.RosterContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class IgniteRosterIT extends RosterContract {
    private static final Duration PRESENCE = Duration.ofSeconds(4);

    @TempDir
    static Path data;

    private static Grid grid;
    private final Roster roster = new IgniteRoster(grid);

    @BeforeAll
    static void start() {
        grid = Grid.start(GridSettings.alone(data).withPresence(PRESENCE));
    }

    @AfterAll
    static void stop() {
        grid.close();
    }

    @BeforeEach
    void wipe() {
        grid.wipe();
    }

    @Override
    protected Roster roster() {
        return roster;
    }

    /** Ignite expires by its own clock, so this one time really passes: half a term is what a slow machine may lose. */
    @Override
    protected void letHalfATermPass() {
        Duration half = PRESENCE.dividedBy(2).plusMillis(50);
        await().pollDelay(half).until(() -> true);
    }
}
