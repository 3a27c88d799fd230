package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.chaos.Fault.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One thing that operators ask about, to be seen while a long film is made. */
public enum Scene {
    CUSTODIAN_KILLED("custodian-killed", 10, "SIGKILL of the coordinator that attends the film"),
    ALL_KILLED("all-killed", 1, "SIGKILL of all coordinators at once"),
    DATABASE_AWAY("database-away", 60, "the database killed"),
    STORE_AWAY("store-away", 60, "the store away"),
    SLOW_LINK("slow-link", 60, "one agent's links 200 ms long, 2 % lost"),
    SPLIT("split", 120, "the coordinator that attends the film cut off from the others");

    final String title;
    final Duration lasts;
    final String words;

    Scene(String title, int seconds, String words) {
        this.title = title;
        this.lasts = Duration.ofSeconds(seconds);
        this.words = words;
    }

    public static Optional<Scene> named(String title) {
        return Arrays.stream(values()).filter(each -> each.title.equals(title)).findFirst();
    }

    public static String titles() {
        return Arrays.stream(values()).map(each -> each.title).collect(Collectors.joining(", "));
    }

    /** All begin together. {@code custodian}: number of the coordinator that attends the film. */
    List<Fault> faults(int custodian, int coordinators) {
        return switch (this) {
            case CUSTODIAN_KILLED -> List.of(fault(Kind.KILL_COORDINATOR, custodian));
            case ALL_KILLED ->
                IntStream.range(0, coordinators)
                        .mapToObj(each -> fault(Kind.KILL_COORDINATOR, each))
                        .toList();
            case DATABASE_AWAY -> List.of(fault(Kind.KILL_DATABASE, 0));
            case STORE_AWAY -> List.of(fault(Kind.STORE_AWAY, 0));
            case SLOW_LINK -> List.of(fault(Kind.LOSSY_LINK, 0));
            case SPLIT -> List.of(fault(Kind.SPLIT_GRID, custodian));
        };
    }

    private Fault fault(Kind kind, int target) {
        return new Fault(kind, target, lasts, 1);
    }
}
