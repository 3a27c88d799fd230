package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.chaos.Fault.Kind;
import dev.framefarm.coordinator.db.FarmRecords;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What each kind of fault does to a staging farm, and how it is undone. */
final class Blows {
    private static final Duration TO_GO = Duration.ofSeconds(20);
    /** Coordinators are servers, and somebody looks after their clocks. */
    private static final double COORDINATORS_SECONDS = 20;

    private static final double AGENTS_SECONDS = Duration.ofDays(400).toSeconds();

    private final StagingFarm farm;
    private final FarmRecords records;

    Blows(StagingFarm farm, FarmRecords records) {
        this.farm = farm;
        this.records = records;
    }

    static Set<Kind> possible(StagingFarm farm) {
        EnumSet<Kind> kinds = EnumSet.allOf(Kind.class);
        if (!farm.store().canBeFilled()) {
            kinds.remove(Kind.FILL_STORE);
        }
        if (!farm.agents().get(0).disk().canBeFilled()) {
            kinds.remove(Kind.FILL_AGENT);
        }
        if (farm.store().server().isEmpty()) {
            kinds.removeAll(EnumSet.of(Kind.STORE_AWAY, Kind.FREEZE_STORE, Kind.SLOW_STORE, Kind.CUT_STORE));
        }
        if (!farm.clocks().canBeSet()) {
            kinds.removeAll(EnumSet.of(Kind.SHIFT_AGENT, Kind.SHIFT_COORDINATOR));
        }
        if (farm.coordinators().size() < 2) {
            kinds.removeAll(EnumSet.of(Kind.SPLIT_GRID, Kind.PART_TWO));
        }
        return kinds;
    }

    int victims(Kind kind) {
        return switch (kind.victim) {
            case COORDINATOR -> farm.coordinators().size();
            case AGENT -> farm.agents().size();
            case DATABASE, STORE -> 1;
        };
    }

    /** False where there is nothing that it could happen to. */
    boolean begin(Fault fault) {
        switch (fault.kind()) {
            case KILL_COORDINATOR, KILL_AGENT, KILL_DATABASE -> member(fault).kill();
            case RESTART_COORDINATOR, RESTART_AGENT -> member(fault).end(TO_GO);
            case FREEZE_COORDINATOR, FREEZE_AGENT, FREEZE_DATABASE, FREEZE_STORE ->
                member(fault).freeze();
            case KILL_ENCODER -> {
                return encoder(fault, each -> each.destroyForcibly());
            }
            case FREEZE_ENCODER -> {
                return encoder(fault, each -> Signals.stop(Stream.of(each)));
            }
            case CUT_LINK, CUT_DATABASE, SPLIT_GRID, PART_TWO, STORE_AWAY -> become(fault, Quality.CUT);
            case SLOW_LINK, SLOW_STORE -> become(fault, Quality.SLOW);
            case LOSSY_LINK -> become(fault, Quality.LOSSY);
            case CUT_STORE -> farm.breakStoreLines();
            case SHIFT_AGENT, SHIFT_COORDINATOR ->
                farm.clocks().set(member(fault).name(), offset(fault));
            case FILL_AGENT -> farm.agents().get(fault.target()).disk().fill();
            case FILL_STORE -> farm.store().fill();
            case SPOIL_DELIVERY -> {
                return records.delivery().filter(farm.store()::spoil).isPresent();
            }
        }
        return true;
    }

    void end(Fault fault) {
        switch (fault.kind()) {
            case KILL_COORDINATOR, KILL_AGENT, KILL_DATABASE, RESTART_COORDINATOR, RESTART_AGENT ->
                member(fault).start();
            case FREEZE_COORDINATOR, FREEZE_AGENT, FREEZE_DATABASE, FREEZE_ENCODER, FREEZE_STORE ->
                member(fault).thaw();
            case CUT_LINK, SLOW_LINK, LOSSY_LINK, CUT_DATABASE, SPLIT_GRID, PART_TWO, STORE_AWAY, SLOW_STORE ->
                become(fault, Quality.WELL);
            case SHIFT_AGENT, SHIFT_COORDINATOR ->
                farm.clocks().set(member(fault).name(), Duration.ZERO);
            case FILL_AGENT -> farm.agents().get(fault.target()).disk().empty();
            case FILL_STORE -> farm.store().empty();
            case KILL_ENCODER, SPOIL_DELIVERY, CUT_STORE -> {}
        }
    }

    private void become(Fault fault, Quality quality) {
        int target = fault.target();
        switch (fault.kind()) {
            case SPLIT_GRID -> farm.split(target, quality);
            case PART_TWO ->
                farm.part(target, (target + 1) % farm.coordinators().size(), quality);
            case CUT_DATABASE -> farm.partFromDatabase(target, quality);
            case STORE_AWAY, SLOW_STORE -> farm.partFromStore(quality);
            default -> farm.partAgent(target, quality);
        }
    }

    /** Evenly on a scale of factors; a clock that is right is no fault. */
    private static Duration offset(Fault fault) {
        boolean agent = fault.kind() == Kind.SHIFT_AGENT;
        double least = agent ? 60 : 1;
        double most = agent ? AGENTS_SECONDS : COORDINATORS_SECONDS;
        double seconds = least * Math.pow(most / least, Math.abs(fault.strength()));
        return Duration.ofSeconds(Math.round(Math.copySign(seconds, fault.strength())));
    }

    private Member member(Fault fault) {
        return switch (fault.kind().victim) {
            case COORDINATOR -> farm.coordinators().get(fault.target()).process();
            case AGENT -> farm.agents().get(fault.target()).process();
            case DATABASE -> farm.database().server();
            case STORE -> farm.store().server().orElseThrow();
        };
    }

    private boolean encoder(Fault fault, Consumer<ProcessHandle> what) {
        Optional<ProcessHandle> encoder = member(fault).encoder();
        encoder.ifPresent(what);
        return encoder.isPresent();
    }
}
