package dev.framefarm.coordinator.rest;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** Whether this coordinator is of use; the one thing that anybody may ask. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
    private final Health health;

    HealthResource(Health health) {
        this.health = health;
    }

    @GET
    @Open
    public Response get() {
        Health.View view = Health.View.of(health);
        return Response.status(view.status()).entity(view).build();
    }

    /** The same at {@code /health}, where load balancers look. */
    static final class AtRoot extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient Health health;

        AtRoot(Health health) {
            this.health = health;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Health.View view = Health.View.of(health);
            response.setStatus(view.status());
            response.setContentType(MediaType.APPLICATION_JSON);
            response.getOutputStream().write(JsonBody.MAPPER.writeValueAsBytes(view));
        }
    }
}
