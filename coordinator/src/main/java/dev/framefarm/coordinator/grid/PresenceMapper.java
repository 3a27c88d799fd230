package dev.framefarm.coordinator.grid;

import dev.framefarm.coordinator.model.Agent;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.v1.EncoderState;
import dev.framefarm.v1.PresenceState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Agents that are here as messages and back. Instants keep their milliseconds. */
final class PresenceMapper {
    private PresenceMapper() {}

    static PresenceState write(Agent agent) {
        Agent.Machine machine = agent.machine();
        PresenceState.Builder state = PresenceState.newBuilder()
                .setAgentId(agent.id().value())
                .setName(agent.name())
                .setCoordinator(agent.coordinator())
                .setHost(machine.host())
                .setSlots(machine.slots())
                .setCores(machine.cores())
                .setMemoryBytes(machine.memoryBytes())
                .addAllGpus(machine.gpus())
                .setFfmpeg(machine.ffmpeg())
                .setVersion(machine.version())
                .addAllLacks(machine.lacks())
                .putAllFailing(machine.failing())
                .setLoad(agent.load())
                .setFreeDiskBytes(agent.freeDiskBytes())
                .setBusy(agent.busy())
                .setLeaving(agent.leaving())
                .setSinceMillis(agent.since().toEpochMilli())
                .setSeenMillis(agent.seen().toEpochMilli());
        machine.detour().ifPresent(state::setDetour);
        machine.sliceDetour().ifPresent(state::setSliceDetour);
        for (Agent.Encoder encoder : agent.encoders()) {
            state.addEncoders(EncoderState.newBuilder()
                    .setName(encoder.name())
                    .setParityClass(encoder.parityClass())
                    .setPixelsPerSecond(encoder.pixelsPerSecond()));
        }
        return state.build();
    }

    static Agent read(PresenceState state) {
        Agent.Machine machine = new Agent.Machine(
                state.getHost(),
                state.getSlots(),
                state.getCores(),
                state.getMemoryBytes(),
                state.getGpusList(),
                state.getFfmpeg(),
                state.getVersion(),
                Set.copyOf(state.getLacksList()),
                state.getFailingMap(),
                Optional.of(state.getDetour()).filter(why -> !why.isEmpty()),
                Optional.of(state.getSliceDetour()).filter(why -> !why.isEmpty()));
        return new Agent(
                new AgentId(state.getAgentId()),
                state.getName(),
                state.getCoordinator(),
                machine,
                state.getEncodersList().stream().map(PresenceMapper::encoder).toList(),
                state.getLoad(),
                state.getFreeDiskBytes(),
                state.getBusy(),
                state.getLeaving(),
                Instant.ofEpochMilli(state.getSinceMillis()),
                Instant.ofEpochMilli(state.getSeenMillis()));
    }

    private static Agent.Encoder encoder(EncoderState state) {
        return new Agent.Encoder(state.getName(), state.getParityClass(), state.getPixelsPerSecond());
    }
}
