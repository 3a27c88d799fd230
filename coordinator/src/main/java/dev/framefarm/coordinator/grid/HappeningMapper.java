package dev.framefarm.coordinator.grid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.framefarm.coordinator.model.Happening;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.v1.EventState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Happenings as messages and back; the details travel as JSON, so only JSON's types come out. */
final class HappeningMapper {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private HappeningMapper() {}

    static byte[] write(Happening happening) {
        try {
            return EventState.newBuilder()
                    .setType(happening.type())
                    .setJobId(happening.job().map(JobId::value).orElse(""))
                    .setAtMillis(happening.at().toEpochMilli())
                    .setJson(JSON.writeValueAsString(happening.details()))
                    .build()
                    .toByteArray();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "details of '" + happening.type() + "' are not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static Happening read(byte[] bytes) {
        try {
            EventState state = EventState.parseFrom(bytes);
            return new Happening(
                    state.getType(),
                    Optional.of(state.getJobId()).filter(id -> !id.isEmpty()).map(JobId::new),
                    Instant.ofEpochMilli(state.getAtMillis()),
                    JSON.readValue(state.getJson(), DETAILS));
        } catch (InvalidProtocolBufferException | JsonProcessingException e) {
            throw new IllegalArgumentException("not a happening: " + bytes.length + " bytes", e);
        }
    }
}
