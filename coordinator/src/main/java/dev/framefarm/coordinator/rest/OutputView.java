package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Output;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;

/**
 * A finished file, and where to get it and its proof, which only films have; an expired one is only remembered.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record OutputView(
        String name,
        String mediaType,
        long bytes,
        String sha256,
        long frames,
        double seconds,
        boolean expired,
        String href,
        Optional<String> certificate) {
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
                href(output),
                output.frames() > 0 ? Optional.of(href(output) + "/certificate") : Optional.empty());
    }

    static String href(Output output) {
        return href(output.job(), output.name());
    }

    static String href(JobId job, String name) {
        return UriBuilder.fromPath(RestApi.ROOT + "/jobs/{id}/outputs/{name}")
                .build(job.value(), name)
                .toString();
    }
}
