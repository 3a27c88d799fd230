package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.StoreAway;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * While the database is away nothing can be asked: whoever asks hears so at once instead of waiting with all others until
 * it is back. Jobs go on meanwhile, and nothing that was acknowledged is lost.
 */
@Priority(Outage.BEFORE_THE_GATE)
final class Outage implements ContainerRequestFilter {
    static final int BEFORE_THE_GATE = 100;
    private static final String SECONDS = "5";

    private final Health health;

    Outage(Health health) {
        this.health = health;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean asksForIt = request.getUriInfo().getPath().equals("health");
        if (!asksForIt && Boolean.FALSE.equals(health.parts().get("database"))) {
            throw away();
        }
    }

    /** Of those that asked just before it was noticed: whether the database could not be reached, ended on them, or on us while we were frozen. */
    static boolean isBehind(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> String.valueOf(((SQLException) cause).getSQLState()))
                .anyMatch(state -> state.startsWith("08") || state.startsWith("57P") || state.equals("25P03"));
    }

    static Refusal alone() {
        return Refusal.of(
                        503,
                        "CLUSTER_AWAY",
                        "This coordinator is not in touch with the farm's others just now; ask another, or try again in some"
                                + " seconds. Jobs go on meanwhile.")
                .with(HttpHeaders.RETRY_AFTER, SECONDS);
    }

    static Refusal ofStore(StoreAway away) {
        return Refusal.of(503, "STORE_AWAY", String.valueOf(away.getMessage())).with(HttpHeaders.RETRY_AFTER, SECONDS);
    }

    static Refusal away() {
        return Refusal.of(
                        503,
                        "DATABASE_AWAY",
                        "The farm's database does not answer just now; try again in some seconds. Jobs go on meanwhile.")
                .with(HttpHeaders.RETRY_AFTER, SECONDS);
    }
}
