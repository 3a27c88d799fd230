package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.certify.Certificate;
import dev.framefarm.coordinator.engine.Custody;
import dev.framefarm.coordinator.engine.JobFilter;
import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.engine.Progress;
import dev.framefarm.coordinator.engine.Remarks;
import dev.framefarm.coordinator.intake.Complaint;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Role;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Orders come in here; what became of them is told. */
@Path("/jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobsResource {
    private final Orders orders;
    private final Progress progress;
    private final Remarks remarks;
    private final Watching watching;
    private final Custody custody;

    JobsResource(Orders orders, Progress progress, Remarks remarks, Watching watching, Custody custody) {
        this.orders = orders;
        this.progress = progress;
        this.remarks = remarks;
        this.watching = watching;
        this.custody = custody;
    }

    /** One page of jobs, newest first; {@code next} is the address of the page after it. */
    record Page(List<JobView> jobs, Optional<String> next) {}

    @POST
    @Needs(Role.SUBMITTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response submit(
            InputStream body, @HeaderParam("Idempotency-Key") String key, @Context SecurityContext security)
            throws IOException {
        OrderForm form = OrderForm.read(JsonBody.read(body), Optional.ofNullable(key));
        Principal by = Caller.of(security);
        if (!form.complaints().isEmpty()) {
            throw Refusal.invalid(all(form, by));
        }
        Orders.Submitted submitted = orders.submit(form.order(), by);
        if (submitted instanceof Orders.Refused refused) {
            throw Refusal.invalid(refused.complaints());
        }
        if (submitted instanceof Orders.NoRoomLeft full) {
            throw Refusal.of(507, "DISK_FULL", "The farm has no room for this order.")
                    .because("room for the order and its recipe", full.reason());
        }
        Job job = ((Orders.Taken) submitted).job();
        return Response.accepted(view(job))
                .location(URI.create(RestApi.ROOT + "/jobs/" + job.id()))
                .build();
    }

    @GET
    @Needs(Role.VIEWER)
    public Page list(
            @QueryParam("state") List<String> states,
            @QueryParam("label") List<String> labels,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @Context SecurityContext security) {
        int wanted = Asked.number("limit", limit, 1, 200);
        Optional<JobId> last = Optional.ofNullable(after).map(Asked::job);
        JobFilter filter = JobFilter.ALL.in(Asked.states(states)).labelled(Asked.labels(labels));
        List<Job> page = orders.list(filter, last, wanted, Caller.of(security));
        return new Page(
                page.stream().map(this::view).toList(),
                page.size() < wanted ? Optional.empty() : Optional.of(Asked.nextPage(states, labels, page, wanted)));
    }

    @GET
    @Path("{id}")
    @Needs(Role.VIEWER)
    public JobView job(@PathParam("id") String id, @Context SecurityContext security) {
        Job job = find(id, Caller.of(security));
        return view(
                job,
                orders::isExpired,
                Optional.of(remarks.of(job.id())),
                Optional.of(remarks.qualities(job.id())).filter(Predicate.not(List::isEmpty)),
                custody.of(job.id()));
    }

    @DELETE
    @Path("{id}")
    @Needs(Role.SUBMITTER)
    public Response cancel(@PathParam("id") String id, @Context SecurityContext security) {
        Job job = find(id, Caller.of(security));
        if (job.state().isFinal()) {
            throw Refusal.of(409, "JOB_ENDED", "This job has ended already.")
                    .because("a job that runs or waits", job.state().name());
        }
        Job now = orders.cancel(job.id(), Caller.of(security)).orElse(job);
        return Response.accepted(view(now)).build();
    }

    @GET
    @Path("{id}/segments")
    @Needs(Role.VIEWER)
    public SegmentsView segments(@PathParam("id") String id, @Context SecurityContext security) {
        Job job = find(id, Caller.of(security));
        return SegmentsView.of(job, progress.of(job), remarks.setbacks(job.id(), SegmentsView.MOST_SETBACKS));
    }

    private Job find(String id, Principal by) {
        return orders.find(Asked.job(id), by).orElseThrow(() -> Refusal.notFound("job"));
    }

    private JobView view(Job job) {
        return view(job, orders::wasExpired, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private JobView view(
            Job job,
            Predicate<Output> expired,
            Optional<List<String>> said,
            Optional<List<Certificate.Reached>> quality,
            Optional<String> coordinator) {
        List<OutputView> outputs = OutputView.all(orders, job.id(), expired);
        return JobView.of(
                job,
                coordinator,
                progress.of(job),
                said,
                quality,
                watching.address(job, outputs),
                orders.outputsUntil(job),
                outputs);
    }

    /** The form's complaints together with those about the rest of the order. */
    private List<Complaint> all(OrderForm form, Principal by) {
        List<Complaint> all = new ArrayList<>(form.complaints());
        all.addAll(orders.check(form.order(), by));
        return all;
    }
}
