package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.framefarm.coordinator.engine.Orders;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Output;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A finished file, and where to get it and its proof, which films have, and sound that was made without any; an expired
 * one is only remembered.
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
    /** {@code expired} says which are only remembered. */
    static List<OutputView> all(Orders orders, JobId job, Predicate<Output> expired) {
        List<Output> outputs = orders.outputs(job);
        boolean heardOnly = outputs.stream().noneMatch(output -> output.frames() > 0);
        return outputs.stream()
                .map(output -> of(output, heardOnly || output.frames() > 0, expired.test(output)))
                .toList();
    }

    private static OutputView of(Output output, boolean proven, boolean expired) {
        return new OutputView(
                output.name(),
                output.mediaType(),
                output.blob().bytes(),
                output.blob().sha256(),
                output.frames(),
                output.seconds(),
                expired,
                href(output),
                proven ? Optional.of(href(output) + "/certificate") : Optional.empty());
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
