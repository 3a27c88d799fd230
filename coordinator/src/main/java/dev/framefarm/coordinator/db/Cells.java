package dev.framefarm.coordinator.db;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A column's value as JSON has it, whatever the two databases call its type. */
final class Cells {
    private Cells() {}

    static @Nullable Object read(ResultSet row, int column, int type) throws SQLException {
        Object value = switch (type) {
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> encoded(row.getBytes(column));
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> text(row.getObject(column, OffsetDateTime.class));
            case Types.INTEGER, Types.BIGINT -> row.getLong(column);
            case Types.DOUBLE -> row.getDouble(column);
            case Types.BOOLEAN, Types.BIT -> row.getBoolean(column);
            default -> row.getString(column);
        };
        return row.wasNull() ? null : value;
    }

    private static @Nullable String encoded(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    private static @Nullable String text(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toString();
    }

    static void bind(PreparedStatement statement, int position, int type, JsonNode value) throws SQLException {
        if (value.isNull()) {
            statement.setNull(position, type);
            return;
        }
        switch (type) {
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY ->
                statement.setBytes(position, Base64.getDecoder().decode(value.asText()));
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                statement.setObject(position, OffsetDateTime.parse(value.asText()));
            case Types.INTEGER -> statement.setInt(position, value.intValue());
            case Types.BIGINT -> statement.setLong(position, value.longValue());
            case Types.DOUBLE -> statement.setDouble(position, value.doubleValue());
            case Types.BOOLEAN, Types.BIT -> statement.setBoolean(position, value.booleanValue());
            default -> statement.setString(position, value.asText());
        }
    }
}
