package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.AgentId;
import java.util.List;

/** For farms whose agents are not certified. */
final class NoAuthority implements Authority {
    @Override
    public String fingerprint() {
        return "";
    }

    @Override
    public List<byte[]> certify(AgentId agent, byte[] certificateRequest) {
        return List.of();
    }
}
