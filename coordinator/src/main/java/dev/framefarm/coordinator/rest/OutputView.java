package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Output;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;

/** A finished file and where to get it; an expired one is only remembered. */
record OutputView(
        String name,
        String mediaType,
        long bytes,
        String sha256,
        long frames,
        double seconds,
        boolean expired,
        String href) {
    static List<OutputView> all(Orders orders, JobId job) {
        return orders.outputs(job).stream()
                .map(output -> of(output, orders.isExpired(output)))
                .toList();
    }

    private static OutputView of(Output output, boolean expired) {
        return new OutputView(
                output.name(),
                output.mediaType(),
                output.blob().bytes(),
                output.blob().sha256(),
                output.frames(),
                output.seconds(),
                expired,
                href(output));
    }

    static String href(Output output) {
        return UriBuilder.fromPath(RestApi.ROOT + "/jobs/{id}/outputs/{name}")
                .build(output.job().value(), output.name())
                .toString();
    }
}
