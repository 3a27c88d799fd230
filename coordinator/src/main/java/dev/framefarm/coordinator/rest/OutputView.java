package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.model.Output;
import jakarta.ws.rs.core.UriBuilder;

/** A finished file and where to get it. */
record OutputView(String name, String mediaType, long bytes, String sha256, long frames, double seconds, String href) {
    static OutputView of(Output output) {
        return new OutputView(
                output.name(),
                output.mediaType(),
                output.blob().bytes(),
                output.blob().sha256(),
                output.frames(),
                output.seconds(),
                UriBuilder.fromPath(RestApi.ROOT + "/jobs/{id}/outputs/{name}")
                        .build(output.job().value(), output.name())
                        .toString());
    }
}
