package dev.framefarm.coordinator.testing;

import dev.framefarm.coordinator.engine.Authority;
import dev.framefarm.coordinator.model.AgentId;
import java.util.List;

/** For farms whose agents are not certified. */
public final class NoAuthority implements Authority {
    @Override
    public String fingerprint() {
        return "";
    }

    @Override
    public List<byte[]> certify(AgentId agent, byte[] certificateRequest) {
        return List.of();
    }
}
