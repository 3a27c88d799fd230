package dev.framefarm.coordinator.cli;

import java.util.Optional;

/** Puts the lines of a server-sent event stream together. */
final class SseParser {
    private final StringBuilder data = new StringBuilder();
    private String lastId = "";

    /** The data of the event that this line completes. */
    Optional<String> line(String line) {
        if (line.isEmpty()) {
            String complete = data.toString();
            data.setLength(0);
            return Optional.of(complete).filter(text -> !text.isEmpty());
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        if (field.equals("data")) {
            data.append(data.length() == 0 ? "" : "\n").append(value);
        } else if (field.equals("id")) {
            lastId = value;
        }
        return Optional.empty();
    }

    /** Where to go on after the connection broke; half an event is thrown away. */
    String resumeAfter() {
        data.setLength(0);
        return lastId;
    }
}
