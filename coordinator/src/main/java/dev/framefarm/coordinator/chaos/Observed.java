package dev.framefarm.coordinator.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was seen on the way, beside the films.
 *
 * @param looks how often the database was looked into for broken promises
 * @param withoutLease the longest that a film that was being made had no lease
 * @param undisturbed what a film took in the middle before anything went wrong
 */
public record Observed(
        int looks,
        Set<String> broken,
        Duration withoutLease,
        Optional<Duration> undisturbed,
        List<Vitals> before,
        List<Vitals> after,
        Optional<SceneFigures> scene) {}
