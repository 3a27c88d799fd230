package dev.framefarm.coordinator.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import org.slf4j.LoggerFactory;

/** A service like S3 in a process of its own, with its jars, which nothing else of Framefarm loads. */
public final class LocalBucket {
    private LocalBucket() {}

    /** {@code arguments}: the port on loopback, and the folder for what is stored. */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        LocalS3 server = LocalS3.builder()
                .port(Integer.parseInt(arguments[0]))
                .mode(LocalS3Mode.PERSISTENCE)
                .dataPath(arguments[1])
                .build();
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    }
}
