package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.engine.Access;
import dev.framefarm.coordinator.model.ApiKey;
import dev.framefarm.coordinator.model.Role;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** API keys. */
@Path("/keys")
@Produces(MediaType.APPLICATION_JSON)
public final class KeysResource {
    private static final int MOST_DAYS = 3650;
    private static final String OWNER = "[A-Za-z0-9][A-Za-z0-9._@-]{0,79}";

    private final Access access;
    private final InstantSource clock;

    KeysResource(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    record Listed(List<KeyView> keys) {}

    /** A key without its secret, and without the secret's digest. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record KeyView(String id, String owner, String role, String created, Optional<String> expires, boolean revoked) {
        static KeyView of(ApiKey key) {
            return new KeyView(
                    key.id(),
                    key.owner(),
                    key.role().name().toLowerCase(Locale.ROOT),
                    key.created().toString(),
                    key.expires().map(Instant::toString),
                    key.revoked());
        }
    }

    /** {@code bearer} is told once and never again. */
    record Made(KeyView key, String bearer) {}

    @GET
    @Needs(Role.ADMIN)
    public Listed list() {
        return new Listed(access.keys().stream().map(KeyView::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.ADMIN)
    public Response create(InputStream body, @Context SecurityContext security) throws IOException {
        JsonNode asked = JsonBody.read(body, List.of("owner", "role", "days"));
        String owner = asked.path("owner").asText("");
        if (!owner.matches(OWNER)) {
            throw Refusal.invalid(
                    "owner", "1 to 80 letters, digits, '.', '_', '@' or '-'", JsonBody.shown(asked.path("owner")));
        }
        Optional<Instant> expires = asked.has("days")
                ? Optional.of(clock.instant()
                        .plus(Duration.ofDays(
                                Asked.number("days", asked.get("days").asText(), 1, MOST_DAYS))))
                : Optional.empty();
        Access.NewKey made = access.create(owner, role(asked.path("role")), expires, Caller.of(security));
        return Response.status(Response.Status.CREATED)
                .entity(new Made(KeyView.of(made.key()), made.bearer()))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Needs(Role.ADMIN)
    public void revoke(@PathParam("id") String id, @Context SecurityContext security) {
        switch (access.revoke(id, Caller.of(security))) {
            case DONE -> {}
            case NO_SUCH_KEY -> throw Refusal.notFound("key");
            case LAST_ADMIN ->
                throw Refusal.of(
                        409,
                        "LAST_ADMIN_KEY",
                        "Without this key nobody could make another; make a second one of an administrator first,"
                                + " and revoke this one with that.");
        }
    }

    private static Role role(JsonNode word) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(word.asText("").toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid("role", "one of viewer, submitter, operator, admin", JsonBody.shown(word)));
    }
}
