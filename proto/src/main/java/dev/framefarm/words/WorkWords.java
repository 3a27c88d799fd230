package dev.framefarm.words;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.framefarm.v1.Work;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields and the values of enumerations that work is told in, such as {@code VideoWork.treatment} or
 * {@code VideoCodec.AV1_AOM}. They are read from the messages themselves, so nobody has to remember to list a new one:
 * Protocol Buffers hand what a receiver does not know past it without a word, and pictures that should have been
 * treated would come back untreated and in the right number.
 */
public final class WorkWords {
    private WorkWords() {}

    /** All that this build knows. */
    public static Set<String> known() {
        Set<String> words = new TreeSet<>();
        know(Work.getDescriptor(), words, new HashSet<>());
        return words;
    }

    /** What an agent knows that does not say what it knows. */
    public static Set<String> unsaid() {
        return OldestWords.ALL;
    }

    /** What it takes to understand this work. */
    public static Set<String> of(Work work) {
        Set<String> words = new TreeSet<>();
        use(work, words);
        return words;
    }

    private static void know(Descriptor message, Set<String> words, Set<Descriptor> seen) {
        if (!seen.add(message)) {
            return;
        }
        for (FieldDescriptor field : message.getFields()) {
            words.add(word(field));
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                know(field.getMessageType(), words, seen);
            } else if (field.getJavaType() == FieldDescriptor.JavaType.ENUM) {
                field.getEnumType().getValues().forEach(value -> words.add(word(value)));
            }
        }
    }

    private static void use(Message message, Set<String> words) {
        message.getAllFields().forEach((field, value) -> {
            words.add(word(field));
            for (Object each : values(value)) {
                if (each instanceof Message inner) {
                    use(inner, words);
                } else if (each instanceof EnumValueDescriptor chosen) {
                    words.add(word(chosen));
                }
            }
        });
    }

    /** Where a message says something that is newer than this build; empty: nowhere. */
    public static Optional<String> strange(Message message) {
        Set<Integer> unknown = message.getUnknownFields().asMap().keySet();
        if (!unknown.isEmpty()) {
            return Optional.of("field " + unknown.iterator().next() + " of "
                    + message.getDescriptorForType().getName());
        }
        return message.getAllFields().values().stream()
                .flatMap(value -> values(value).stream())
                .filter(Message.class::isInstance)
                .flatMap(inner -> strange((Message) inner).stream())
                .findFirst();
    }

    private static List<?> values(Object value) {
        return value instanceof List<?> several ? several : List.of(value);
    }

    private static String word(FieldDescriptor field) {
        return field.getContainingType().getName() + "." + field.getName();
    }

    private static String word(EnumValueDescriptor value) {
        return value.getType().getName() + "." + value.getName();
    }
}
