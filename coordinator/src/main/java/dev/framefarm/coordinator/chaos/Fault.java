package dev.framefarm.coordinator.chaos;

import java.time.Duration;

/** Something that goes wrong and comes right again after a while. {@code target} counts from 0 among those of its kind. */
record Fault(Kind kind, int target, Duration lasts) {
    Fault upon(int other) {
        return new Fault(kind, other, lasts);
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
        KILL_AGENT("SIGKILL of an agent", Victim.AGENT, 4, 500, 10_000),
        RESTART_AGENT("SIGTERM of an agent", Victim.AGENT, 2, 500, 5_000),
        FREEZE_AGENT("SIGSTOP of an agent and its encoders", Victim.AGENT, 3, 3_000, 30_000),
        KILL_ENCODER("SIGKILL of an encoder", Victim.AGENT, 5, 0, 0),
        FREEZE_ENCODER("SIGSTOP of an encoder", Victim.AGENT, 3, 5_000, 40_000),
        CUT_LINK("an agent's links cut", Victim.AGENT, 6, 500, 20_000),
        SLOW_LINK("an agent's links slow, 64 KiB/s", Victim.AGENT, 4, 5_000, 30_000),
        FILL_AGENT("an agent's disk full", Victim.AGENT, 2, 2_000, 10_000),
        FILL_STORE("the store's disk full", Victim.STORE, 2, 2_000, 10_000),
        SPOIL_DELIVERY("a stored delivery with a wrong byte", Victim.STORE, 3, 0, 0),
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
