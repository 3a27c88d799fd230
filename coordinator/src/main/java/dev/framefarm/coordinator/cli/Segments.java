package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The film's own lane as the farm drew it last: {@code length} in frames. */
record Segments(String state, long length, List<Piece> pieces) {
    static final Segments NONE = new Segments("QUEUED", 0, List.of());

    /** A stretch of the film; {@code agent} is empty while nobody has it. */
    record Piece(long from, long to, State state, String agent) {}

    enum State {
        FREE,
        LEASED,
        ACCEPTED
    }

    Segments {
        pieces = List.copyOf(pieces);
    }

    static Segments of(JsonNode view) {
        String state = view.path("state").asText("QUEUED");
        for (JsonNode lane : view.path("lanes")) {
            if (lane.path("kind").asText().equals("video")) {
                List<Piece> pieces = new ArrayList<>();
                lane.path("segments").forEach(segment -> pieces.add(piece(segment)));
                pieces.sort(Comparator.comparingLong(Piece::from));
                return new Segments(state, lane.path("length").asLong(), pieces);
            }
        }
        return new Segments(state, 0, List.of());
    }

    private static Piece piece(JsonNode segment) {
        State state = switch (segment.path("state").asText()) {
            case "ACCEPTED" -> State.ACCEPTED;
            case "LEASED" -> State.LEASED;
            default -> State.FREE;
        };
        return new Piece(
                segment.path("from").asLong(),
                segment.path("to").asLong(),
                state,
                segment.path("agent").asText(""));
    }

    /** Those that do anything in this film, in the order of their first piece. */
    List<String> agents() {
        return pieces.stream()
                .map(Piece::agent)
                .filter(agent -> !agent.isEmpty())
                .distinct()
                .toList();
    }
}
