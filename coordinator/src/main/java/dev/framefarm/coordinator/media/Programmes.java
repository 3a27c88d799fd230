package dev.framefarm.coordinator.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.slice.Micros;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A broadcast carries several programmes beside each other, each with a clock of its own: a film is one of them. */
record Programmes(Set<Integer> others) {
    /** What FFprobe is to show of them. */
    static final String WANTED = ":program=program_id:program_stream=index";

    /** Seen from a stream of the one that is wanted. What belongs to none may belong to it. */
    static Programmes around(JsonNode root, int stream) {
        Set<Integer> own = new TreeSet<>();
        Set<Integer> others = new TreeSet<>();
        for (JsonNode programme : root.path("programs")) {
            Set<Integer> streams = new TreeSet<>();
            programme
                    .path("streams")
                    .forEach(json -> streams.add(json.path("index").asInt(-1)));
            (streams.contains(stream) ? own : others).addAll(streams);
        }
        others.removeAll(own);
        return new Programmes(own.isEmpty() ? Set.of() : others);
    }

    List<StreamFacts> without(List<StreamFacts> streams) {
        return streams.stream()
                .filter(stream -> !others.contains(stream.index()))
                .toList();
    }

    /** Of the one that is wanted: the container begins with the clock that is furthest behind. */
    long startMicros(List<StreamFacts> streams, long containerMicros) {
        return others.isEmpty()
                ? containerMicros
                : without(streams).stream()
                        .filter(stream -> stream.is("video") || stream.is("audio"))
                        .map(stream -> stream.text("start_time"))
                        .filter(time -> !time.isEmpty())
                        .mapToLong(Micros::parse)
                        .min()
                        .orElse(containerMicros);
    }

    Optional<String> remark() {
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The file holds several programmes of a broadcast, each with a clock of its own; the first"
                                + " one with pictures or sound to render is taken, and what belongs to others only (streams "
                                + others.stream().map(String::valueOf).collect(Collectors.joining(", "))
                                + ") is dropped.");
    }
}
