package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.ClusterAway;
import dev.framefarm.coordinator.engine.NoRoom;
import dev.framefarm.coordinator.engine.StoreAway;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever goes wrong into a problem document; what is our fault is logged and not told. */
final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof Refusal refusal) {
            return refusal.getResponse();
        }
        if (thrown instanceof WebApplicationException known
                && known.getResponse().getStatus() < 500) {
            return plain(known.getResponse());
        }
        if (thrown instanceof EofException) {
            LOG.debug("A client went away", thrown);
            return document(Problem.of(400, "CLIENT_GONE", "The request ended too early."));
        }
        if (Outage.isBehind(thrown)) {
            LOG.warn("A request waited in vain for the database: {}", thrown.toString());
            return Outage.away().getResponse();
        }
        if (thrown instanceof ClusterAway) {
            LOG.warn("A request waited in vain for the cluster: {}", thrown.getMessage());
            return Outage.alone().getResponse();
        }
        Throwable plainly = thrown instanceof UncheckedIOException wrapped ? wrapped.getCause() : thrown;
        if (plainly instanceof StoreAway away) {
            LOG.warn("A request waited in vain for the blob store: {}", away.getMessage());
            return Outage.ofStore(away).getResponse();
        }
        if (plainly instanceof NoRoom full) {
            LOG.warn("A request found no room: {}", full.getMessage());
            return document(Problem.of(507, "DISK_FULL", String.valueOf(full.getMessage())));
        }
        String reference = UUID.randomUUID().toString();
        LOG.error("A request failed, reference {}", reference, thrown);
        return document(Problem.of(
                500, "INTERNAL", "The farm failed to answer; its log says why under reference " + reference + "."));
    }

    /** What JAX-RS itself refuses: unknown paths, other methods, other media types. Its headers are kept. */
    private static Response plain(Response response) {
        if (response.getStatus() < 400) {
            return response;
        }
        Response.StatusType status = response.getStatusInfo();
        String code =
                status.getReasonPhrase().toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z]+", "_");
        return Response.fromResponse(response)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(
                        status.getStatusCode(),
                        code,
                        "This address does not answer that: " + status.getReasonPhrase() + "."))
                .build();
    }

    private static Response document(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    /** Dropwizard brings a mapper for this type, and the nearest type wins. */
    static final class OfIllegalStates implements ExceptionMapper<IllegalStateException> {
        private final ProblemMapper mapper = new ProblemMapper();

        @Override
        public Response toResponse(IllegalStateException thrown) {
            return mapper.toResponse(thrown);
        }
    }
}
