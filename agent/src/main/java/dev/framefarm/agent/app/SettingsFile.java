package dev.framefarm.agent.app;

import ch.qos.logback.classic.Level;
import dev.framefarm.agent.link.Address;
import dev.framefarm.agent.link.Bandwidth;
import dev.framefarm.agent.link.Reach;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@link Settings} from YAML. An unknown key is refused: it is a typing error, or meant for another version. */
final class SettingsFile {
    private static final Set<String> KEYS = Set.of(
            "coordinators",
            "data",
            "shared",
            "name",
            "slots",
            "token",
            "tokenFile",
            "ffmpeg",
            "metricsPort",
            "logLevel",
            "stopWithin",
            "bandwidth",
            "connections",
            "parentPid");
    private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");
    private static final int LONGEST_NAME = 64;

    private final Map<String, Object> values;
    private final List<String> complaints = new ArrayList<>();

    private SettingsFile(Map<String, Object> values) {
        this.values = values;
    }

    static Settings read(Path file) throws SettingsException {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new SettingsException(List.of("The configuration " + file + " cannot be read."));
        }
    }

    /** All there is until its end. Nothing at all means that whoever was to send it has gone. */
    static Settings read(InputStream stream) throws SettingsException {
        try {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            if (!text.isBlank()) {
                return parse(text);
            }
            throw new SettingsException(List.of("No configuration came; send it to standard input."));
        } catch (IOException e) {
            throw new SettingsException(List.of("The configuration cannot be read from standard input."));
        }
    }

    static Settings parse(String yaml) throws SettingsException {
        Object loaded;
        try {
            loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (YAMLException e) {
            throw new SettingsException(List.of("The configuration is not YAML: " + e.getMessage()));
        }
        if (loaded != null && !(loaded instanceof Map)) {
            throw new SettingsException(List.of("The configuration must be a list of 'key: value'."));
        }
        Map<String, Object> values = new TreeMap<>();
        if (loaded instanceof Map<?, ?> map) {
            map.forEach((key, value) -> values.put(String.valueOf(key), value));
        }
        return new SettingsFile(values).settings();
    }

    private Settings settings() throws SettingsException {
        values.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> complaints.add("unknown key '" + key + "'"));
        Settings usual = Settings.defaults();
        Settings settings = new Settings(
                reach(usual.reach()),
                text("data", SettingsFile::path).orElse(usual.data()),
                text("shared", SettingsFile::path),
                text("name", SettingsFile::name).orElse(usual.name()),
                whole("slots", 1, Settings.MOST_SLOTS)
                        .orElse((long) usual.slots())
                        .intValue(),
                text("token", Function.identity()),
                text("tokenFile", SettingsFile::path),
                text("ffmpeg", Function.identity()).orElse(usual.ffmpeg()),
                whole("metricsPort", 0, Settings.HIGHEST_PORT)
                        .orElse((long) usual.metricsPort())
                        .intValue(),
                text("logLevel", SettingsFile::level).orElse(usual.logLevel()),
                whole("stopWithin", 0, Settings.LONGEST_STOP)
                        .orElse((long) usual.stopWithin())
                        .intValue(),
                whole("parentPid", 1, Long.MAX_VALUE));
        if (settings.token().isPresent() && settings.tokenFile().isPresent()) {
            complaints.add("'token' and 'tokenFile' were given; one of them is enough");
        }
        if (!complaints.isEmpty()) {
            throw new SettingsException(complaints);
        }
        return settings;
    }

    private Reach reach(Reach usual) {
        return new Reach(
                coordinators().orElse(usual.coordinators()),
                whole("connections", 1, Reach.MOST_CONNECTIONS)
                        .orElse((long) usual.connections())
                        .intValue(),
                bandwidth());
    }

    private Optional<List<Address>> coordinators() {
        Object value = values.get("coordinators");
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            complaints.add("'coordinators' must be a list of host:port");
            return Optional.empty();
        }
        List<Address> addresses = new ArrayList<>();
        for (Object one : list) {
            try {
                addresses.add(Address.parse(String.valueOf(one)));
            } catch (IllegalArgumentException e) {
                complaints.add("'coordinators': " + e.getMessage());
            }
        }
        return Optional.of(addresses).filter(found -> !found.isEmpty());
    }

    private Bandwidth bandwidth() {
        Object value = values.get("bandwidth");
        if (value == null) {
            return Bandwidth.UNLIMITED;
        }
        if (!(value instanceof Map<?, ?> ways) || !Set.of("up", "down").containsAll(ways.keySet())) {
            complaints.add("'bandwidth' must be {up: 20M, down: 50M}, or one of the two");
            return Bandwidth.UNLIMITED;
        }
        return new Bandwidth(rate(ways, "up"), rate(ways, "down"));
    }

    private long rate(Map<?, ?> ways, String way) {
        if (!ways.containsKey(way)) {
            return 0;
        }
        try {
            return Bandwidth.rate(String.valueOf(ways.get(way)).strip());
        } catch (IllegalArgumentException e) {
            complaints.add("'bandwidth." + way + "': " + e.getMessage());
            return 0;
        }
    }

    private <T> Optional<T> text(String key, Function<String, T> meaning) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        try {
            String text = String.valueOf(value).strip();
            if (value instanceof Map || value instanceof List || text.isEmpty()) {
                throw new IllegalArgumentException("a text was expected");
            }
            return Optional.of(meaning.apply(text));
        } catch (IllegalArgumentException e) {
            complaints.add("'" + key + "': " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Long> whole(String key, long least, long most) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if ((value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() >= least
                && ((Number) value).longValue() <= most) {
            return Optional.of(((Number) value).longValue());
        }
        complaints.add("'" + key + "': a whole number from " + least + (most == Long.MAX_VALUE ? "" : " to " + most)
                + " was expected, found " + value);
        return Optional.empty();
    }

    private static Path path(String text) {
        return text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
    }

    private static String name(String text) {
        if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("up to " + LONGEST_NAME + " printable characters were expected");
        }
        return text;
    }

    private static Level level(String text) {
        if (!LEVELS.contains(text)) {
            throw new IllegalArgumentException("one of " + LEVELS + " was expected, found " + text);
        }
        return Level.toLevel(text);
    }
}
