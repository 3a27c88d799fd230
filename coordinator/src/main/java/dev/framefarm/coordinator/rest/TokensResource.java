package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.engine.Enrolment;
import dev.framefarm.coordinator.model.Role;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/** One-time tokens with which an agent enrols. */
@Path("/tokens")
@Produces(MediaType.APPLICATION_JSON)
public final class TokensResource {
    private static final int USUAL_MINUTES = 60;
    private static final int MOST_MINUTES = 7 * 24 * 60;

    private final Enrolment enrolment;

    TokensResource(Enrolment enrolment) {
        this.enrolment = enrolment;
    }

    /** The token is told once and never again. */
    record Token(String token, int minutes) {}

    @POST
    @Needs(Role.OPERATOR)
    public Response create(InputStream body, @Context SecurityContext security) throws IOException {
        JsonNode asked = JsonBody.read(body, List.of("minutes"));
        int minutes = asked.has("minutes")
                ? Asked.number("minutes", asked.get("minutes").asText(), 1, MOST_MINUTES)
                : USUAL_MINUTES;
        String token = enrolment.token(Duration.ofMinutes(minutes), Caller.of(security));
        return Response.status(Response.Status.CREATED)
                .entity(new Token(token, minutes))
                .build();
    }
}
