package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.chaos.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What goes wrong, and when: of a seed alone, so that a run can be had again. */
final class Storm {
    /** On the average; a storm of twenty minutes has some 140 faults. */
    private static final int EVERY_MILLIS = 8_500;

    private static final int LEAST_MILLIS = 2_000;

    /** A fault, so long after the beginning. */
    record Stroke(Duration at, Fault fault) {}

    private Storm() {}

    static List<Stroke> of(long seed, Duration time, Set<Kind> kinds, int coordinators, int agents) {
        Random random = new Random(seed);
        List<Stroke> strokes = new ArrayList<>();
        long at = 0;
        while (true) {
            at += LEAST_MILLIS + random.nextInt(2 * (EVERY_MILLIS - LEAST_MILLIS));
            if (at >= time.toMillis()) {
                return strokes;
            }
            Kind kind = draw(random, kinds);
            int lasts = kind.shortest + random.nextInt(kind.longest - kind.shortest + 1);
            int target = random.nextInt(
                    switch (kind.victim) {
                        case COORDINATOR -> coordinators;
                        case AGENT -> agents;
                        case DATABASE, STORE -> 1;
                    });
            strokes.add(new Stroke(Duration.ofMillis(at), new Fault(kind, target, Duration.ofMillis(lasts))));
        }
    }

    private static Kind draw(Random random, Set<Kind> kinds) {
        List<Kind> tickets = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < kind.weight && kinds.contains(kind); i++) {
                tickets.add(kind);
            }
        }
        return tickets.get(random.nextInt(tickets.size()));
    }
}
