package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.model.Output;
import jakarta.ws.rs.core.UriBuilder;

/** A finished file, and where to get it and its proof. */
record OutputView(
        String name,
        String mediaType,
        long bytes,
        String sha256,
        long frames,
        double seconds,
        String href,
        String certificate) {
    static OutputView of(Output output) {
        return new OutputView(
                output.name(),
                output.mediaType(),
                output.blob().bytes(),
                output.blob().sha256(),
                output.frames(),
                output.seconds(),
                address(output, ""),
                address(output, "/certificate"));
    }

    private static String address(Output output, String part) {
        return UriBuilder.fromPath(RestApi.ROOT + "/jobs/{id}/outputs/{name}" + part)
                .build(output.job().value(), output.name())
                .toString();
    }
}
