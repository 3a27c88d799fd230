package dev.framefarm.coordinator.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import dev.framefarm.ffmpeg.FfmpegRun.Outcome;
import dev.framefarm.slice.Micros;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A source as FFprobe reads it: what it says of itself, and where its packets are. */
final class Reading {
    /** Ten times what a thousand streams take to describe. */
    static final long STREAMS_BYTES = 16L << 20;

    /** Two hundred bytes for each packet that is accepted. */
    private static final long PACKETS_BYTES = 200 * PacketIndex.MOST_PACKETS;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FfmpegTools tools;
    private final Path source;
    private final String demuxer;
    private final JsonNode root;

    Reading(FfmpegTools tools, Path source, String demuxer) throws Refusal, IOException {
        this.tools = tools;
        this.source = source;
        this.demuxer = demuxer;
        this.root = describe();
    }

    JsonNode root() {
        return root;
    }

    List<StreamFacts> streams() {
        List<StreamFacts> streams = new ArrayList<>();
        root.path("streams").forEach(json -> streams.add(new StreamFacts(json)));
        return streams;
    }

    long startMicros() {
        return Micros.parse(root.path("format").path("start_time").asText(""));
    }

    /** How long the file says it is, in seconds. */
    double promised() {
        return root.path("format").path("duration").asDouble(0);
    }

    private JsonNode describe() throws Refusal, IOException {
        StringBuilder text = new StringBuilder();
        Outcome outcome = tools.ffprobe(
                ProbeCommand.streams(source, demuxer),
                Allowance.toOpen(source),
                STREAMS_BYTES,
                line -> text.append(line).append('\n'));
        Unreadable.checkSize(outcome);
        if (outcome.ending() != Ending.DONE) {
            throw Unreadable.refusal(outcome);
        }
        try {
            return JSON.readTree(text.toString());
        } catch (JsonProcessingException e) {
            throw Unreadable.refusal(outcome);
        }
    }

    void packets(List<String> command, BoundedLines.Taker lines) throws Refusal, IOException {
        Outcome outcome = tools.ffprobe(command, Allowance.toRead(source), PACKETS_BYTES, lines);
        // A damaged end still leaves an index of what comes before it; what is there is rendered.
        if (outcome.ending() != Ending.DONE && outcome.ending() != Ending.FAILED) {
            throw new Refusal(
                    "UNREADABLE",
                    "Reading the file did not come to an end (" + outcome.ending() + "); it may be damaged.");
        }
    }
}
