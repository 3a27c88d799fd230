package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Fleet;
import dev.framefarm.coordinator.engine.JobFilter;
import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.engine.Progress;
import dev.framefarm.coordinator.engine.Reputation;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.JobState;
import dev.framefarm.coordinator.model.Role;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The agents: who is here, and what each is doing. */
@Path("/agents")
@Produces(MediaType.APPLICATION_JSON)
public final class AgentsResource {
    /** More running jobs than this are not searched for what an agent does. */
    private static final int MOST_JOBS = 50;

    private static final JobFilter RENDERING = JobFilter.ALL.in(Set.of(JobState.RENDERING));

    private final Fleet fleet;
    private final Reputation reputation;
    private final Orders orders;
    private final Progress progress;

    AgentsResource(Fleet fleet, Reputation reputation, Orders orders, Progress progress) {
        this.fleet = fleet;
        this.reputation = reputation;
        this.orders = orders;
        this.progress = progress;
    }

    record Listed(List<AgentView> agents) {}

    /** Of what agents encode, the caller sees only the parts of jobs that it may see. */
    @GET
    @Needs(Role.VIEWER)
    public Listed list(@Context SecurityContext security) {
        return listed(any -> true, Caller.of(security));
    }

    @POST
    @Path("{id}/drain")
    @Needs(Role.OPERATOR)
    public Listed drain(@PathParam("id") String id, @Context SecurityContext security) {
        return drained(id, true, Caller.of(security));
    }

    @POST
    @Path("{id}/undrain")
    @Needs(Role.OPERATOR)
    public Listed undrain(@PathParam("id") String id, @Context SecurityContext security) {
        return drained(id, false, Caller.of(security));
    }

    /** The agent's certificate is worth nothing from now on. */
    @DELETE
    @Path("{id}")
    @Needs(Role.ADMIN)
    public void revoke(@PathParam("id") String id, @Context SecurityContext security) {
        mustExist(fleet.revoke(Asked.agent(id), Caller.of(security)));
    }

    private Listed drained(String id, boolean draining, Principal by) {
        AgentId agent = Asked.agent(id);
        mustExist(fleet.drain(agent, draining, by));
        return listed(agent::equals, by);
    }

    private static void mustExist(boolean found) {
        if (!found) {
            throw Refusal.notFound("agent");
        }
    }

    private Listed listed(Predicate<AgentId> wanted, Principal by) {
        Map<String, List<AgentView.Piece>> encoding = encoding(by);
        return new Listed(fleet.members().stream()
                .filter(member -> wanted.test(member.enrolled().id()))
                .map(member -> view(member, encoding))
                .toList());
    }

    private AgentView view(Fleet.Member member, Map<String, List<AgentView.Piece>> encoding) {
        AgentId id = member.enrolled().id();
        return AgentView.of(member, reputation.aside(id), encoding.getOrDefault(id.value(), List.of()));
    }

    private Map<String, List<AgentView.Piece>> encoding(Principal by) {
        Map<String, List<AgentView.Piece>> pieces = new HashMap<>();
        for (Job job : orders.list(RENDERING, Optional.empty(), MOST_JOBS, by)) {
            progress.of(job).map(Progress.JobProgress::lanes).orElse(List.of()).forEach(lane -> add(job, lane, pieces));
        }
        return pieces;
    }

    private static void add(Job job, Progress.LaneProgress lane, Map<String, List<AgentView.Piece>> pieces) {
        for (Progress.Stretch stretch : lane.stretches()) {
            if (stretch.state() == Progress.State.LEASED && stretch.agent().isPresent()) {
                pieces.computeIfAbsent(stretch.agent().get().value(), any -> new ArrayList<>())
                        .add(new AgentView.Piece(
                                job.id().value(),
                                lane.lane(),
                                lane.kind(),
                                stretch.interval().from(),
                                stretch.interval().to(),
                                stretch.done(),
                                stretch.speed(),
                                stretch.attempt()));
            }
        }
    }
}
