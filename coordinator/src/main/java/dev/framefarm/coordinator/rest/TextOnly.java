package dev.framefarm.coordinator.rest;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.AbstractServerFactory;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;

/**
 * What the server compresses on its way. It would compress every type it does not know to be compressed already, films
 * in Matroska among them, and a compressed answer has neither length nor parts.
 */
final class TextOnly {
    private static final Set<String> TYPES = Set.of(
            MediaType.APPLICATION_JSON,
            Problem.MEDIA_TYPE,
            "application/yaml",
            "application/javascript",
            "text/javascript",
            "text/html",
            "text/css",
            "text/plain",
            "image/svg+xml");

    private TextOnly() {}

    static void compress(Configuration configuration) {
        if (configuration.getServerFactory() instanceof AbstractServerFactory server) {
            server.getGzipFilterFactory().setCompressedMimeTypes(TYPES);
        }
    }
}
