package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Source;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericType;

/** How single columns hold the model's words. */
final class Mappings {
    private static final GenericType<Map<String, String>> LABELS = new GenericType<>() {};

    private Mappings() {}

    static Jdbi register(Jdbi jdbi) {
        text(jdbi, JobId.class, JobId::value, JobId::new);
        text(jdbi, LeaseId.class, LeaseId::value, LeaseId::new);
        text(jdbi, AgentId.class, AgentId::value, AgentId::new);
        text(jdbi, Source.class, Json::write, document -> Json.read(document, Source.class));
        text(jdbi, Recipe.class, Json::write, document -> Json.read(document, Recipe.class));
        jdbi.registerArgument(asText(Map.class, Json::write));
        jdbi.registerColumnMapper(LABELS, (row, column, context) -> labels(row.getString(column)));
        jdbi.registerArgument(new InstantArgument());
        jdbi.registerColumnMapper(Instant.class, (row, column, context) -> {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        });
        jdbi.registerArgument(new SecondsArgument());
        jdbi.registerColumnMapper(Duration.class, (row, column, context) -> {
            long seconds = row.getLong(column);
            return row.wasNull() ? null : Duration.ofSeconds(seconds);
        });
        return jdbi;
    }

    private static <T> void text(Jdbi jdbi, Class<T> type, Function<T, String> write, Function<String, T> read) {
        jdbi.registerArgument(asText(type, write));
        jdbi.registerColumnMapper(type, (row, column, context) -> {
            String text = row.getString(column);
            return text == null ? null : read.apply(text);
        });
    }

    private static <T> ArgumentFactory asText(Class<T> type, Function<T, String> write) {
        return (declared, value, config) -> {
            if (!type.isInstance(value)) {
                return Optional.empty();
            }
            String text = write.apply(type.cast(value));
            return Optional.of((position, statement, context) -> statement.setString(position, text));
        };
    }

    @SuppressWarnings("unchecked") // a document of labels holds nothing else
    private static Map<String, String> labels(String document) {
        return Json.read(document, Map.class);
    }

    private static final class SecondsArgument extends AbstractArgumentFactory<Duration> {
        SecondsArgument() {
            super(Types.BIGINT);
        }

        @Override
        protected Argument build(Duration value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setLong(position, value.toSeconds());
        }
    }

    /** Cut to milliseconds before a database may round: both then hold the same instant. */
    private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
        InstantArgument() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            OffsetDateTime time = value.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
            return (position, statement, context) -> statement.setObject(position, time);
        }
    }
}
