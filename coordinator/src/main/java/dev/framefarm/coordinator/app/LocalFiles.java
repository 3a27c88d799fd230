package dev.framefarm.coordinator.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The configuration of a local farm: the same that an operator would write. JSON is YAML too. */
final class LocalFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LARGEST_LOG = "10MiB";
    private static final int LOGS_KEPT = 4;

    private LocalFiles() {}

    static Path coordinator(LocalFarmOptions options) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("data", options.data().toString());
        values.put("shared", options.shared().toString());
        values.put("ffmpeg", options.ffmpeg());
        values.put("grpc", Map.of("address", "127.0.0.1", "port", options.agentPort(), "names", List.of()));
        values.put(
                "sourceFolders",
                options.sourceFolders().stream().map(Path::toString).toList());
        values.put(
                "server",
                Map.of(
                        "applicationConnectors", List.of(connector(options.httpPort())),
                        "adminConnectors", List.of(connector(options.httpPort() == 0 ? 0 : options.httpPort() + 1)),
                        "requestLog", Map.of("appenders", List.of()),
                        // Who still listens to news at the end is ourselves.
                        "shutdownGracePeriod", "100ms"));
        Path logs = options.data().resolve("logs");
        values.put(
                "logging",
                Map.of(
                        "level",
                        "WARN",
                        "loggers",
                        Map.of("dev.framefarm", "INFO"),
                        "appenders",
                        List.of(Map.of(
                                "type",
                                "file",
                                "currentLogFilename",
                                logs.resolve("coordinator.log").toString(),
                                "archivedLogFilenamePattern",
                                logs.resolve("coordinator-%i.log").toString(),
                                "archivedFileCount",
                                LOGS_KEPT,
                                "maxFileSize",
                                LARGEST_LOG))));
        Private.folder(logs);
        return Private.file(options.data().resolve("coordinator.yml"), text(values));
    }

    /** The text of it: with a token in it, it is better told than left lying in a file. */
    static String agent(LocalFarmOptions options, int number, int port, String token) throws IOException {
        Path data = options.data().resolve("agents").resolve("local-" + number);
        Private.folder(data);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("coordinators", List.of("127.0.0.1:" + port));
        values.put("data", data.toString());
        values.put("shared", options.shared().toString());
        values.put("name", "local-" + number);
        values.put("slots", options.slotsPerAgent());
        values.put("token", token);
        values.put("ffmpeg", options.ffmpeg());
        // Whoever stops a farm of one machine wants it stopped.
        values.put("stopWithin", 0);
        values.put("parentPid", ProcessHandle.current().pid());
        return text(values);
    }

    private static String text(Map<String, Object> values) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(values);
    }

    private static Map<String, Object> connector(int port) {
        return Map.of("type", "http", "bindHost", "127.0.0.1", "port", port);
    }
}
