package dev.framefarm.coordinator.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ext.NioPathDeserializer;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A path of the configuration, where {@code ~} is the home of whoever runs the farm, as in the agent's. To Java it is a
 * folder of that name, in whatever folder the farm was started.
 */
final class HomePath extends NioPathDeserializer {
    private static final long serialVersionUID = 1;
    private static final Path HOME = Path.of("~");

    @Override
    public Path deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return of(super.deserialize(parser, context));
    }

    static Path of(Path path) {
        return path.startsWith(HOME) ? Path.of(System.getProperty("user.home")).resolve(HOME.relativize(path)) : path;
    }
}
