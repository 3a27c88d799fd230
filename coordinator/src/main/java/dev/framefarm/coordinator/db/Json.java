package dev.framefarm.coordinator.db;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.model.Profile;
import dev.framefarm.coordinator.model.Recipe;
import dev.framefarm.coordinator.model.Source;
import dev.framefarm.coordinator.model.Timeline;
import java.io.IOException;
import java.util.Optional;

/**
 * The farm's words as JSON documents. What a document calls things is said here, so that the model needs
 * no annotations. Unknown properties are passed over: a coordinator may read its successor's rows.
 */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new TimelineAside())
            .addMixIn(Source.class, Sources.class)
            .addMixIn(Encode.class, Encodes.class)
            .addMixIn(Recipe.class, WithPictures.class)
            .addMixIn(Profile.class, WithPictures.class)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS) // questions like isVideo() are no properties
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "uploaded", value = Source.Uploaded.class),
        @JsonSubTypes.Type(name = "local", value = Source.Local.class)
    })
    private interface Sources {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "video", value = Encode.Video.class),
        @JsonSubTypes.Type(name = "audio", value = Encode.Audio.class)
    })
    private interface Encodes {}

    private interface WithPictures {
        @JsonProperty("video")
        Optional<?> pictures();
    }

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("cannot be written as JSON: " + value, failure);
        }
    }

    static <T> T read(String document, Class<T> type) {
        return read(MAPPER.reader(), document, type);
    }

    /** The document of a plan holds everything but the timeline. */
    static Plan readPlan(String document, Timeline timeline) {
        return read(MAPPER.reader().withAttribute(Timeline.class, timeline), document, Plan.class);
    }

    private static <T> T read(ObjectReader reader, String document, Class<T> type) {
        try {
            return reader.readValue(document, type);
        } catch (IOException failure) {
            throw new IllegalStateException("the database holds a document that cannot be read", failure);
        }
    }
}
