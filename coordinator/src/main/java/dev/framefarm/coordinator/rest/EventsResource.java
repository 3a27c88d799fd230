package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.function.Predicate;

/** The whole farm's news as they come: those about jobs only to who sees the jobs. */
@Path("/events")
public final class EventsResource {
    private final Orders orders;
    private final EventStreams streams;

    EventsResource(Orders orders, EventStreams streams) {
        this.orders = orders;
        this.streams = streams;
    }

    @GET
    @Needs(Role.VIEWER)
    public Response all(@HeaderParam("Last-Event-ID") String last, @Context SecurityContext security) {
        Principal by = Caller.of(security);
        return streams.answer(by.keyId(), Optional.ofNullable(last), visibleTo(by));
    }

    private Predicate<Happening> visibleTo(Principal by) {
        return by.may(Role.OPERATOR)
                ? happening -> true
                : new VisibleNews(job -> orders.find(job, by).isPresent());
    }
}
