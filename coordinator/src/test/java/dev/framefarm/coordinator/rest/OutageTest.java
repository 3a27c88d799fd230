package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.ClusterAway;
import dev.framefarm.coordinator.engine.NoRoom;
import dev.framefarm.coordinator.engine.StoreAway;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OutageTest {
    private final ProblemMapper mapper = new ProblemMapper();

    @Test
    void whoWaitedInVainForTheDatabaseIsAskedToComeAgain() {
        Throwable refused = new IllegalStateException(new IOException(new SQLException("refused", "08001")));
        assertThat(mapper.toResponse(refused).getStatus()).isEqualTo(503);
        assertThat(mapper.toResponse(refused).getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(((Problem) mapper.toResponse(refused).getEntity()).detail())
                .isEqualTo("The farm's database does not answer just now; try again in some seconds. Jobs go on"
                        + " meanwhile.");
        assertThat(mapper.toResponse(new IllegalStateException(new SQLException("shut down", "57P01")))
                        .getStatus())
                .isEqualTo(503);
    }

    @Test
    void whoAskedACoordinatorThatWasFrozenIsAskedToComeAgain() {
        Throwable ended = new IllegalStateException(new SQLException("idle in transaction", "25P03"));

        assertThat(mapper.toResponse(ended).getStatus()).isEqualTo(503);
    }

    @Test
    void whoAskedACoordinatorThatIsAloneIsSentToAnother() {
        Response response = mapper.toResponse(new ClusterAway("Ignite did not start", null) {});

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(((Problem) response.getEntity()).detail()).contains("ask another");
    }

    @Test
    void whoAsksForWhatLiesInAStoreThatIsAwayIsAskedToComeAgain() {
        Response response =
                mapper.toResponse(new UncheckedIOException(new StoreAway("The blob store is not mounted.", null)));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(((Problem) response.getEntity()).detail()).isEqualTo("The blob store is not mounted.");
    }

    /** A film that lies in a bucket is brought while somebody waits for it, and nobody wraps what goes wrong then. */
    @Test
    void whoAsksForAFilmThatCannotBeBroughtHearsWhy() {
        Response away = mapper.toResponse(new StoreAway("The blob store does not answer.", null));
        Response full = mapper.toResponse(new NoRoom("This coordinator's disk has no room for a copy."));

        assertThat(away.getStatus()).isEqualTo(503);
        assertThat(away.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(full.getStatus()).isEqualTo(507);
        assertThat(((Problem) full.getEntity()).detail()).isEqualTo("This coordinator's disk has no room for a copy.");
    }

    @Test
    void otherTroubleStaysOurs() {
        assertThat(mapper.toResponse(new IllegalStateException(new SQLException("no such table", "42P01")))
                        .getStatus())
                .isEqualTo(500);
    }
}
