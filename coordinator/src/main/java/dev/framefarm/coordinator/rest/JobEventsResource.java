package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/** One job's news as they come. */
@Path("/jobs/{id}/events")
public final class JobEventsResource {
    private final Orders orders;
    private final EventStreams streams;

    JobEventsResource(Orders orders, EventStreams streams) {
        this.orders = orders;
        this.streams = streams;
    }

    @GET
    @Needs(Role.VIEWER)
    public Response ofJob(
            @PathParam("id") String id, @HeaderParam("Last-Event-ID") String last, @Context SecurityContext security) {
        Principal by = Caller.of(security);
        Job job = orders.find(Asked.job(id), by).orElseThrow(() -> Refusal.notFound("job"));
        Optional<JobId> wanted = Optional.of(job.id());
        return streams.answer(
                by.keyId(),
                Optional.ofNullable(last),
                happening -> happening.job().equals(wanted));
    }
}
