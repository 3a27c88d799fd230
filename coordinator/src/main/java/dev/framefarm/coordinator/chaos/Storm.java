package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.chaos.Fault.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What goes wrong, and when: of a seed alone, so that a run can be had again. */
final class Storm {
    /** On the average; a storm of twenty minutes has some 180 faults. */
    private static final int EVERY_MILLIS = 6_500;

    private static final int LEAST_MILLIS = 1_500;

    /** A fault, so long after the beginning. */
    record Stroke(Duration at, Fault fault) {}

    private Storm() {}

    static List<Stroke> of(long seed, Duration time, Set<Kind> kinds, int coordinators, int agents) {
        Random random = new Random(seed);
        List<Stroke> strokes = new ArrayList<>();
        Deque<Kind> deck = new ArrayDeque<>();
        long at = 0;
        while (true) {
            at += LEAST_MILLIS + random.nextInt(2 * (EVERY_MILLIS - LEAST_MILLIS));
            if (at >= time.toMillis()) {
                return strokes;
            }
            Kind kind = draw(random, kinds, deck);
            int lasts = kind.shortest + random.nextInt(kind.longest - kind.shortest + 1);
            int target = random.nextInt(
                    switch (kind.victim) {
                        case COORDINATOR -> coordinators;
                        case AGENT -> agents;
                        case DATABASE, STORE -> 1;
                    });
            Fault fault = new Fault(kind, target, Duration.ofMillis(lasts), 2 * random.nextDouble() - 1);
            strokes.add(new Stroke(Duration.ofMillis(at), fault));
        }
    }

    /** Like cards: all kinds come, each as often as its weight says, before any begins anew. */
    private static Kind draw(Random random, Set<Kind> kinds, Deque<Kind> deck) {
        if (deck.isEmpty()) {
            List<Kind> cards = new ArrayList<>();
            kinds.stream().sorted().forEach(kind -> cards.addAll(Collections.nCopies(kind.weight, kind)));
            Collections.shuffle(cards, random);
            deck.addAll(cards);
        }
        return deck.remove();
    }
}
