package dev.framefarm.coordinator.chaos;

import java.time.Duration;

/**
 * Something that goes wrong and comes right again after a while. {@code target} counts from 0 among those of its kind;
 * {@code strength}, between -1 and 1, says how much and which way, where there is a choice.
 */
record Fault(Kind kind, int target, Duration lasts, double strength) {
    Fault upon(int other) {
        return new Fault(kind, other, lasts, strength);
    }

    /** Whoever it befalls, by name. */
    String victim() {
        return victim(kind.victim, target);
    }

    static String victim(Victim kind, int target) {
        return kind + " " + target;
    }

    /** Whom a fault befalls. */
    enum Victim {
        COORDINATOR,
        AGENT,
        DATABASE,
        STORE
    }

    /** How likely each is, and between how many milliseconds it lasts. */
    enum Kind {
        KILL_COORDINATOR("SIGKILL of a coordinator", Victim.COORDINATOR, 3, 500, 12_000),
        RESTART_COORDINATOR("SIGTERM of a coordinator", Victim.COORDINATOR, 2, 500, 5_000),
        FREEZE_COORDINATOR("SIGSTOP of a coordinator", Victim.COORDINATOR, 2, 3_000, 20_000),
        SPLIT_GRID("a coordinator cut off from the others", Victim.COORDINATOR, 2, 10_000, 120_000),
        PART_TWO("two coordinators cut off from each other", Victim.COORDINATOR, 1, 10_000, 60_000),
        CUT_DATABASE("a coordinator cut off from the database", Victim.COORDINATOR, 2, 2_000, 60_000),
        SHIFT_COORDINATOR("a coordinator's clock wrong by seconds", Victim.COORDINATOR, 1, 5_000, 60_000),
        KILL_AGENT("SIGKILL of an agent", Victim.AGENT, 4, 500, 10_000),
        RESTART_AGENT("SIGTERM of an agent", Victim.AGENT, 2, 500, 5_000),
        FREEZE_AGENT("SIGSTOP of an agent and its encoders", Victim.AGENT, 3, 3_000, 30_000),
        KILL_ENCODER("SIGKILL of an encoder", Victim.AGENT, 5, 0, 0),
        FREEZE_ENCODER("SIGSTOP of an encoder", Victim.AGENT, 3, 5_000, 40_000),
        CUT_LINK("an agent's links cut", Victim.AGENT, 5, 500, 20_000),
        SLOW_LINK("an agent's links slow, 64 KiB/s", Victim.AGENT, 3, 5_000, 30_000),
        LOSSY_LINK("an agent's links 200 ms long, 2 % lost", Victim.AGENT, 3, 5_000, 40_000),
        SHIFT_AGENT("an agent's clock wrong by minutes to days", Victim.AGENT, 3, 5_000, 60_000),
        FILL_AGENT("an agent's disk full", Victim.AGENT, 2, 2_000, 10_000),
        FILL_STORE("the store's disk full", Victim.STORE, 2, 2_000, 10_000),
        SPOIL_DELIVERY("a stored delivery with a wrong byte", Victim.STORE, 3, 0, 0),
        STORE_AWAY("the store away", Victim.STORE, 2, 10_000, 60_000),
        FREEZE_STORE("the store silent", Victim.STORE, 1, 3_000, 20_000),
        SLOW_STORE("the store slow, 64 KiB/s", Victim.STORE, 2, 5_000, 30_000),
        CUT_STORE("all connections to the store cut", Victim.STORE, 2, 0, 0),
        KILL_DATABASE("the database killed", Victim.DATABASE, 1, 1_000, 8_000),
        FREEZE_DATABASE("the database silent", Victim.DATABASE, 1, 2_000, 15_000);

        final String words;
        final Victim victim;
        final int weight;
        final int shortest;
        final int longest;

        Kind(String words, Victim victim, int weight, int shortest, int longest) {
            this.words = words;
            this.victim = victim;
            this.weight = weight;
            this.shortest = shortest;
            this.longest = longest;
        }
    }
}
