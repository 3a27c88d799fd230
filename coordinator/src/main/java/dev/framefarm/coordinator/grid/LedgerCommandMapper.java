package dev.framefarm.coordinator.grid;

import dev.framefarm.coordinator.dispatch.LedgerCommand;
import dev.framefarm.coordinator.engine.EngineSettings;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.v1.AcceptInterval;
import dev.framefarm.v1.AskLedger;
import dev.framefarm.v1.EndLease;
import dev.framefarm.v1.OpenLedger;
import dev.framefarm.v1.RenewLease;
import dev.framefarm.v1.SweepLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Commands to ledgers as messages and back. */
final class LedgerCommandMapper {
    private LedgerCommandMapper() {}

    static dev.framefarm.v1.LedgerCommand write(LedgerCommand command) {
        var message = dev.framefarm.v1.LedgerCommand.newBuilder();
        if (command instanceof LedgerCommand.Open open) {
            message.setOpen(OpenLedger.newBuilder().setInitial(LedgerStateMapper.write(open.initial())));
        } else if (command instanceof LedgerCommand.Ask ask) {
            message.setAsk(ask(ask));
        } else if (command instanceof LedgerCommand.Renew renew) {
            message.setRenew(RenewLease.newBuilder().setLease(LedgerStateMapper.lease(renew.lease())));
        } else if (command instanceof LedgerCommand.End end) {
            message.setEnd(EndLease.newBuilder()
                    .setLeaseId(end.lease().value())
                    .setCode(end.code().name())
                    .setNowMillis(end.now().toEpochMilli()));
        } else if (command instanceof LedgerCommand.Accept accept) {
            message.setAccept(AcceptInterval.newBuilder().setInterval(LedgerStateMapper.interval(accept.interval())));
        } else if (command instanceof LedgerCommand.Sweep sweep) {
            message.setSweep(SweepLedger.newBuilder()
                    .setNowMillis(sweep.now().toEpochMilli())
                    .setLostAgentId(sweep.lost().map(AgentId::value).orElse("")));
        } else {
            throw new IllegalStateException("unknown command " + command);
        }
        return message.build();
    }

    static LedgerCommand read(dev.framefarm.v1.LedgerCommand message) {
        return switch (message.getCommandCase()) {
            case OPEN ->
                new LedgerCommand.Open(LedgerStateMapper.read(message.getOpen().getInitial()));
            case ASK -> ask(message.getAsk());
            case RENEW ->
                new LedgerCommand.Renew(
                        LedgerStateMapper.lease(message.getRenew().getLease()));
            case END -> end(message.getEnd());
            case ACCEPT ->
                new LedgerCommand.Accept(
                        LedgerStateMapper.interval(message.getAccept().getInterval()));
            case SWEEP -> sweep(message.getSweep());
            case COMMAND_NOT_SET -> throw new IllegalArgumentException("a command this coordinator does not know");
        };
    }

    private static AskLedger ask(LedgerCommand.Ask ask) {
        return AskLedger.newBuilder()
                .setLeaseId(ask.lease().value())
                .setAgentId(ask.agent().value())
                .setFramesPerSecond(ask.speed())
                .setFleetFramesPerSecond(ask.fleetSpeed())
                .setFilmFramesPerSecond(ask.filmRate())
                .setLongestMillis(ask.longest().toMillis())
                .setIdle(ask.idle())
                .addAllOtherAgentIds(ask.others().stream().map(AgentId::value).toList())
                .setNowMillis(ask.now().toEpochMilli())
                .setTermMillis(ask.term().toMillis())
                .build();
    }

    private static LedgerCommand ask(AskLedger message) {
        return new LedgerCommand.Ask(
                new LeaseId(message.getLeaseId()),
                new AgentId(message.getAgentId()),
                message.getFramesPerSecond(),
                message.getFleetFramesPerSecond(),
                message.getFilmFramesPerSecond(),
                longest(message),
                message.getIdle(),
                message.getOtherAgentIdsList().stream().map(AgentId::new).toList(),
                Instant.ofEpochMilli(message.getNowMillis()),
                Duration.ofMillis(message.getTermMillis()));
    }

    /** Older coordinators do not say it: then it is as long as it was for them. */
    private static Duration longest(AskLedger message) {
        return message.getLongestMillis() > 0
                ? Duration.ofMillis(message.getLongestMillis())
                : EngineSettings.LONGEST_SEGMENT;
    }

    private static LedgerCommand end(EndLease message) {
        return new LedgerCommand.End(
                new LeaseId(message.getLeaseId()),
                LedgerStateMapper.endCode(message.getCode()),
                Instant.ofEpochMilli(message.getNowMillis()));
    }

    private static LedgerCommand sweep(SweepLedger message) {
        return new LedgerCommand.Sweep(
                Instant.ofEpochMilli(message.getNowMillis()),
                Optional.of(message.getLostAgentId())
                        .filter(id -> !id.isEmpty())
                        .map(AgentId::new));
    }
}
