package dev.framefarm.coordinator.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How much computing it may take to read a file. Films are read in a small part of it; what is small and takes long was
 * made to: tags by the million, each compared with all before it, or as many fragments.
 */
final class Allowance {
    private static final long LEAST_SECONDS = 4;
    private static final long LONGEST_OPENING = 120;
    private static final long LONGEST_READING = 1800;
    /** Of headers and indexes, which are a small part of a film. */
    private static final long OPENED_A_SECOND = 20_000_000;
    /** Packets of the most frugal speech take a quarter of it. */
    private static final long READ_A_SECOND = 1_000_000;

    /** To decode the keyframes of large pictures. */
    private static final long LEAST_TO_JUDGE = 31;

    private static final long JUDGED_A_SECOND = 10;

    private Allowance() {}

    static Duration toOpen(Path source) throws IOException {
        return of(Files.size(source) / OPENED_A_SECOND, LONGEST_OPENING);
    }

    static Duration toRead(Path source) throws IOException {
        return of(Files.size(source) / READ_A_SECOND, LONGEST_READING);
    }

    /** With so many packets, a few of which are keyframes, as an agent was told to make it. */
    static Duration toJudge(Path made, long packets) throws IOException {
        return of(LEAST_TO_JUDGE + packets / JUDGED_A_SECOND + Files.size(made) / READ_A_SECOND, LONGEST_READING);
    }

    private static Duration of(long seconds, long most) {
        return Duration.ofSeconds(Math.min(LEAST_SECONDS + seconds, most));
    }
}
