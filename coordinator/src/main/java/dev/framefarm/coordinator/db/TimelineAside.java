package dev.framefarm.coordinator.db;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.framefarm.coordinator.model.Timeline;
import java.io.IOException;

/**
 * Keeps a timeline out of its plan's document, where a million times would be text: the document names
 * the number of frames, for people, and the reader brings the timeline along as an attribute.
 */
@SuppressWarnings("serial") // modules are never serialized
final class TimelineAside extends SimpleModule {
    TimelineAside() {
        addSerializer(Timeline.class, new Count());
        addDeserializer(Timeline.class, new Brought());
    }

    private static final class Count extends JsonSerializer<Timeline> {
        @Override
        public void serialize(Timeline timeline, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeNumber(timeline.frames());
        }
    }

    private static final class Brought extends JsonDeserializer<Timeline> {
        @Override
        public Timeline deserialize(JsonParser from, DeserializationContext context) throws IOException {
            if (context.getAttribute(Timeline.class) instanceof Timeline timeline) {
                return timeline;
            }
            return context.reportInputMismatch(Timeline.class, "a plan is read together with its timeline");
        }
    }
}
