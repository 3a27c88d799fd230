package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.List;

/** Finished files. */
@Path("/jobs/{id}/outputs")
public final class OutputsResource {
    private final Orders orders;
    private final Tickets tickets;

    OutputsResource(Orders orders, Tickets tickets) {
        this.orders = orders;
        this.tickets = tickets;
    }

    record Listed(List<OutputView> outputs) {}

    /** An address that a browser may follow without a key, for a while. */
    record Ticket(String href) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Needs(Role.VIEWER)
    public Listed list(@PathParam("id") String id, @Context SecurityContext security) {
        return new Listed(OutputView.all(orders, job(id, Caller.of(security)).id()));
    }

    @GET
    @Path("{name}")
    @Needs(value = Role.VIEWER, orTicket = true)
    public Response get(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext security)
            throws IOException {
        return file(find(id, name, Caller.of(security))).answer(headers, true);
    }

    @HEAD
    @Path("{name}")
    @Needs(value = Role.VIEWER, orTicket = true)
    public Response head(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext security)
            throws IOException {
        return file(find(id, name, Caller.of(security))).answer(headers, false);
    }

    @POST
    @Path("{name}/ticket")
    @Produces(MediaType.APPLICATION_JSON)
    @Needs(Role.VIEWER)
    public Ticket ticket(
            @PathParam("id") String id, @PathParam("name") String name, @Context SecurityContext security) {
        Principal by = Caller.of(security);
        Output output = find(id, name, by);
        String path = "jobs/" + output.job() + "/outputs/" + output.name();
        return new Ticket(OutputView.href(output) + "?" + Tickets.PARAMETER + "=" + tickets.issue(by, path));
    }

    private FileAnswer file(Output output) throws IOException {
        return new FileAnswer(
                orders.file(output), output.blob().bytes(), output.blob().sha256(), output.mediaType(), output.name());
    }

    private Output find(String id, String name, Principal by) {
        Output output = orders.outputs(job(id, by).id()).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("output"));
        if (orders.isExpired(output)) {
            throw Refusal.of(
                    410,
                    "OUTPUT_EXPIRED",
                    "This output is older than the farm keeps outputs and was deleted; submit the film again.");
        }
        return output;
    }

    private Job job(String id, Principal by) {
        return orders.find(Asked.job(id), by).orElseThrow(() -> Refusal.notFound("job"));
    }
}
