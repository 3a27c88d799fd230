package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who made which part of a finished film. */
final class Summary {
    private Summary() {}

    static void print(PrintStream out, Segments segments, FarmClient farm) {
        Letters letters = new Letters();
        Terminal terminal = Terminal.find();
        out.println(SegmentStrip.text(segments, letters, terminal.columns() - 1, terminal.colours()));
        legend(segments, letters, names(farm)).forEach(out::println);
    }

    static List<String> legend(Segments segments, Letters letters, Map<String, String> names) {
        return segments.agents().stream()
                .map(agent ->
                        letters.of(agent) + " = " + names.getOrDefault(agent, agent) + ": " + share(segments, agent))
                .toList();
    }

    private static String share(Segments segments, String agent) {
        List<Segments.Piece> own = segments.pieces().stream()
                .filter(piece -> piece.agent().equals(agent))
                .toList();
        long frames = own.stream().mapToLong(piece -> piece.to() - piece.from()).sum();
        return own.size() + (own.size() == 1 ? " segment, " : " segments, ") + frames + " frames";
    }

    private static Map<String, String> names(FarmClient farm) {
        Map<String, String> names = new HashMap<>();
        for (JsonNode agent : farm.get("agents").path("agents")) {
            names.put(agent.path("id").asText(), agent.path("name").asText());
        }
        return names;
    }
}
