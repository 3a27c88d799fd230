package dev.framefarm.coordinator.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A whole farm on this machine. {@code shared} keeps what is the same for all farms here (FFmpeg, what the machine was
 * proven to do); a port of 0 takes any free one; {@code log} hears what a person may want to know.
 */
public record LocalFarmOptions(
        Path data,
        Path shared,
        int httpPort,
        int agentPort,
        int agents,
        int slotsPerAgent,
        String ffmpeg,
        List<Path> sourceFolders,
        Consumer<String> log) {
    public LocalFarmOptions {
        sourceFolders = List.copyOf(sourceFolders);
        if (agents < 0 || slotsPerAgent < 1) {
            throw new IllegalArgumentException(
                    "expected 0 agents or more with 1 slot or more, found " + agents + " with " + slotsPerAgent);
        }
    }
}
