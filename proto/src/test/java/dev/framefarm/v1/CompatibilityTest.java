package dev.framefarm.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Coordinators and agents of neighbouring versions talk to each other, so what is on the wire today stays as it is.
 * After an addition,
 * {@code mvn -pl proto test -Dtest=CompatibilityTest -Denforcer.skip -Dframefarm.regenerate=true}
 * writes it down.
 */
class CompatibilityTest {
    private static final Path WIRE = Path.of("src", "test", "resources", "dev", "framefarm", "v1", "wire.txt");

    @Test
    void whatWasOnTheWireStays() throws IOException {
        Set<String> now = wire();
        if (Boolean.getBoolean("framefarm.regenerate")) {
            Files.createDirectories(WIRE.getParent());
            Files.write(WIRE, withWhatWas(now));
        }
        List<String> gone = Files.readAllLines(WIRE).stream()
                .filter(line -> !now.contains(line))
                .toList();
        assertThat(gone)
                .as("An older or newer agent still uses these; a number is never taken away, renamed, or given"
                        + " another type. Put them back, and add a new field instead.")
                .isEmpty();
    }

    @Test
    void whatIsNewIsWrittenDown() throws IOException {
        Set<String> added = new TreeSet<>(wire());
        Files.readAllLines(WIRE).forEach(added::remove);
        assertThat(added)
                .as("These are new on the wire and must stay from now on; write them down by"
                        + " mvn -pl proto test -Dtest=CompatibilityTest -Denforcer.skip -Dframefarm.regenerate=true")
                .isEmpty();
    }

    /** Regenerating adds; it forgets nothing that was promised before. */
    private static Set<String> withWhatWas(Set<String> now) throws IOException {
        Set<String> all = new TreeSet<>(now);
        if (Files.exists(WIRE)) {
            all.addAll(Files.readAllLines(WIRE));
        }
        return all;
    }

    private static Set<String> wire() {
        Set<String> lines = new TreeSet<>();
        for (FileDescriptor file : files()) {
            file.getMessageTypes().forEach(message -> message(message, lines));
            file.getEnumTypes().forEach(type -> enumeration(type, lines));
            file.getServices().forEach(service -> service.getMethods().forEach(method -> lines.add(call(method))));
        }
        return lines;
    }

    private static List<FileDescriptor> files() {
        return List.of(
                EnrolRequest.getDescriptor().getFile(),
                AgentMessage.getDescriptor().getFile(),
                Work.getDescriptor().getFile(),
                LedgerState.getDescriptor().getFile());
    }

    private static void message(Descriptor message, Set<String> lines) {
        for (FieldDescriptor field : message.getFields()) {
            lines.add(message.getFullName() + " " + field.getNumber() + " " + field.getName() + " " + type(field));
        }
        message.getNestedTypes().forEach(nested -> message(nested, lines));
        message.getEnumTypes().forEach(type -> enumeration(type, lines));
    }

    private static String type(FieldDescriptor field) {
        String oneof = field.getRealContainingOneof() == null
                ? ""
                : " in " + field.getRealContainingOneof().getName();
        String kind = switch (field.getJavaType()) {
            case MESSAGE -> field.getMessageType().getFullName();
            case ENUM -> field.getEnumType().getFullName();
            default -> field.getType().name();
        };
        return (field.isRepeated() ? "repeated " : "") + (field.hasPresence() ? "present " : "") + kind + oneof;
    }

    private static void enumeration(EnumDescriptor type, Set<String> lines) {
        type.getValues()
                .forEach(value -> lines.add(type.getFullName() + " " + value.getNumber() + " " + value.getName()));
    }

    private static String call(MethodDescriptor method) {
        return method.getFullName() + (method.isClientStreaming() ? " stream " : " ")
                + method.getInputType().getFullName() + " ->" + (method.isServerStreaming() ? " stream " : " ")
                + method.getOutputType().getFullName();
    }
}
