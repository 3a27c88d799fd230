package dev.framefarm.coordinator.dispatch;

import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.Encode;
import dev.framefarm.coordinator.model.Lane;
import java.util.List;

/** How fast slots are on a lane, in its units per second. Sound's are not known: its pieces are given out one by one. */
public record Speeds(double slot, double fleet) {

    public static Speeds of(Lane lane, Agent asking, List<Agent> present) {
        double slot = slotSpeed(lane, asking);
        if (slot <= 0) {
            return unknown(lane, present);
        }
        double fleet = present.stream()
                .filter(each -> knows(lane, each))
                .mapToDouble(each -> slots(each) * (slotSpeed(lane, each) > 0 ? slotSpeed(lane, each) : slot))
                .sum();
        return new Speeds(slot, Math.max(fleet, slot));
    }

    /** As if nobody's speed were known: then everybody gets the shortest stretches, one piece after the other. */
    public static Speeds unknown(Lane lane, List<Agent> present) {
        return new Speeds(
                0,
                present.stream()
                        .filter(each -> knows(lane, each))
                        .mapToInt(Speeds::slots)
                        .sum());
    }

    private static boolean knows(Lane lane, Agent agent) {
        return agent.encoder(lane.encode().encoder()).isPresent();
    }

    private static int slots(Agent agent) {
        return agent.leaving() ? 0 : agent.machine().slots();
    }

    private static double slotSpeed(Lane lane, Agent agent) {
        if (lane.encode() instanceof Encode.Video video) {
            return agent.encoder(video.encoder())
                    .map(encoder -> encoder.pixelsPerSecond() / video.pixels())
                    .orElse(0.0);
        }
        return 0;
    }
}
