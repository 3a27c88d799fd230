package dev.framefarm.coordinator.grid;

import dev.framefarm.coordinator.ledger.Ledger;
import dev.framefarm.coordinator.ledger.Setback;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EndCode;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.LaneId;
import dev.framefarm.coordinator.model.Lease;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.v1.IntervalState;
import dev.framefarm.v1.LeaseState;
import dev.framefarm.v1.LedgerState;
import dev.framefarm.v1.SetbackState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Ledgers as messages and back. Instants keep their milliseconds. */
final class LedgerStateMapper {
    private LedgerStateMapper() {}

    static LedgerState write(Ledger ledger) {
        LedgerState.Builder state = LedgerState.newBuilder()
                .setJobId(ledger.lane().job().value())
                .setLane(ledger.lane().index())
                .setNextAttempt(ledger.nextAttempt())
                .addAllLeadIn(ledger.leadIn());
        long before = 0;
        for (long cut : ledger.cuts()) {
            state.addCutSteps(cut - before);
            before = cut;
        }
        ledger.accepted().forEach(each -> state.addAccepted(interval(each)));
        ledger.leases().forEach(each -> state.addLeases(lease(each)));
        ledger.setbacks().forEach(each -> state.addSetbacks(setback(each)));
        return state.build();
    }

    static Ledger read(LedgerState state) {
        return new Ledger(
                new LaneId(new JobId(state.getJobId()), state.getLane()),
                cuts(state.getCutStepsList()),
                state.getLeadInList(),
                state.getNextAttempt(),
                state.getAcceptedList().stream()
                        .map(LedgerStateMapper::interval)
                        .toList(),
                state.getLeasesList().stream().map(LedgerStateMapper::lease).toList(),
                state.getSetbacksList().stream().map(LedgerStateMapper::setback).toList());
    }

    private static List<Long> cuts(List<Long> steps) {
        List<Long> cuts = new ArrayList<>(steps.size());
        long at = 0;
        for (long step : steps) {
            at += step;
            cuts.add(at);
        }
        return cuts;
    }

    static IntervalState interval(Interval interval) {
        return IntervalState.newBuilder()
                .setFrom(interval.from())
                .setTo(interval.to())
                .build();
    }

    static Interval interval(IntervalState state) {
        return new Interval(state.getFrom(), state.getTo());
    }

    static LeaseState lease(Lease lease) {
        return LeaseState.newBuilder()
                .setLeaseId(lease.id().value())
                .setAttempt(lease.attempt())
                .setAgentId(lease.agent().value())
                .setInterval(interval(lease.interval()))
                .setGrantedMillis(lease.granted().toEpochMilli())
                .setExpiresMillis(lease.expires().toEpochMilli())
                .setDone(lease.done())
                .setStarted(lease.started())
                .setBackup(lease.backup())
                .setFramesPerSecond(lease.speed())
                .build();
    }

    static Lease lease(LeaseState state) {
        return new Lease(
                new LeaseId(state.getLeaseId()),
                state.getAttempt(),
                new AgentId(state.getAgentId()),
                interval(state.getInterval()),
                Instant.ofEpochMilli(state.getGrantedMillis()),
                Instant.ofEpochMilli(state.getExpiresMillis()),
                state.getDone(),
                state.getStarted(),
                state.getBackup(),
                state.getFramesPerSecond());
    }

    private static SetbackState setback(Setback setback) {
        return SetbackState.newBuilder()
                .setInterval(interval(setback.interval()))
                .setAgentId(setback.agent().value())
                .setCode(setback.code().name())
                .setAtMillis(setback.at().toEpochMilli())
                .setExcused(setback.excused())
                .build();
    }

    private static Setback setback(SetbackState state) {
        return new Setback(
                interval(state.getInterval()),
                new AgentId(state.getAgentId()),
                endCode(state.getCode()),
                Instant.ofEpochMilli(state.getAtMillis()),
                state.getExcused());
    }

    /** A newer coordinator's word that we do not know yet blames nobody here. */
    static EndCode endCode(String name) {
        for (EndCode code : EndCode.values()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        return EndCode.REVOKED;
    }
}
