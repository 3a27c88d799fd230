package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.AgentLink;
import dev.framefarm.coordinator.engine.Authority;
import dev.framefarm.coordinator.engine.Joiner;
import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.LeaseId;
import dev.framefarm.coordinator.model.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Ports that do as little as can be: nobody is on the other side in these tests. */
final class Silent {
    private Silent() {}

    static final class SilentJoin implements Joiner.Join {
        @Override
        public void append(Path delivery) {}

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }

    static final class SilentLink implements AgentLink {
        @Override
        public void revoke(AgentId agent, LeaseId lease, String reason) {}

        @Override
        public void drain(AgentId agent, boolean draining) {}

        @Override
        public void putAside(AgentId agent, String reason) {}

        @Override
        public void dismiss(AgentId agent, String reason) {}

        @Override
        public Set<String> words(Work work) {
            return Set.of();
        }

        @Override
        public void wake() {}
    }

    static final class PaperAuthority implements Authority {
        @Override
        public String fingerprint() {
            return "f".repeat(64);
        }

        @Override
        public List<byte[]> certify(AgentId agent, byte[] certificateRequest) {
            return List.of(certificateRequest);
        }
    }
}
