package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.packaging.HlsPackage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Finished files, and what can be watched of those that are not finished yet. */
@Path("/jobs/{id}/outputs")
public final class OutputsResource {
    private final Orders orders;
    private final Watching watching;
    private final Tickets tickets;

    OutputsResource(Orders orders, Watching watching, Tickets tickets) {
        this.orders = orders;
        this.watching = watching;
        this.tickets = tickets;
    }

    record Listed(List<OutputView> outputs) {}

    /** An address that a browser may follow without a key, for a while. */
    record Ticket(String href) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Needs(Role.VIEWER)
    public Listed list(@PathParam("id") String id, @Context SecurityContext security) {
        return new Listed(OutputView.all(orders, job(id, Caller.of(security)).id(), orders::isExpired));
    }

    @GET
    @Path("{name}")
    @Needs(value = Role.VIEWER, orTicket = true)
    public Response get(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @QueryParam(Tickets.PARAMETER) String ticket,
            @Context HttpHeaders headers,
            @Context SecurityContext security)
            throws IOException {
        return answer(job(id, Caller.of(security)), name, Optional.ofNullable(ticket), headers, true);
    }

    @HEAD
    @Path("{name}")
    @Needs(value = Role.VIEWER, orTicket = true)
    public Response head(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @QueryParam(Tickets.PARAMETER) String ticket,
            @Context HttpHeaders headers,
            @Context SecurityContext security)
            throws IOException {
        return answer(job(id, Caller.of(security)), name, Optional.ofNullable(ticket), headers, false);
    }

    @GET
    @Path("{name}/certificate")
    @Produces(MediaType.APPLICATION_JSON)
    @Needs(Role.VIEWER)
    public String certificate(
            @PathParam("id") String id, @PathParam("name") String name, @Context SecurityContext security) {
        return orders.certificate(find(job(id, Caller.of(security)), name))
                .map(CertificateDocument::of)
                .orElseThrow(() -> Refusal.notFound("certificate"));
    }

    @POST
    @Path("{name}/ticket")
    @Produces(MediaType.APPLICATION_JSON)
    @Needs(Role.VIEWER)
    public Ticket ticket(
            @PathParam("id") String id, @PathParam("name") String name, @Context SecurityContext security) {
        Principal by = Caller.of(security);
        Job job = job(id, by);
        String folder = "jobs/" + job.id() + "/outputs/";
        if (name.equals(HlsPackage.MASTER) && Watching.isOffered(job)) {
            return new Ticket(address(RestApi.ROOT + "/" + folder + name, tickets.issueForFolder(by, folder)));
        }
        Output output = find(job, name);
        return new Ticket(address(OutputView.href(output), tickets.issue(by, folder + output.name())));
    }

    private static String address(String href, String ticket) {
        return href + "?" + Tickets.PARAMETER + "=" + ticket;
    }

    /** What is finished comes first: from then on the same bytes have a length and a tag. */
    private Response answer(Job job, String name, Optional<String> ticket, HttpHeaders headers, boolean withBody)
            throws IOException {
        Optional<Output> stored = stored(job, name);
        if (stored.isEmpty()) {
            return watching.answer(job, name, headers, ticket, withBody);
        }
        Output output = kept(stored.get());
        return ticket.isPresent() && output.mediaType().equals(HlsPackage.MEDIA_TYPE)
                ? Watching.playlist(Files.readString(orders.file(output)), ticket, withBody)
                : file(output).answer(headers, withBody);
    }

    private FileAnswer file(Output output) throws IOException {
        return new FileAnswer(
                orders.file(output), output.blob().bytes(), output.blob().sha256(), output.mediaType(), output.name());
    }

    private Output find(Job job, String name) {
        return kept(stored(job, name).orElseThrow(() -> Refusal.notFound("output")));
    }

    private Optional<Output> stored(Job job, String name) {
        return orders.outputs(job.id()).stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    private Output kept(Output output) {
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
