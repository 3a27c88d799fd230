package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.AgentId;
import java.util.List;

/** The farm's certificate authority. */
public interface Authority {
    /** SHA-256 of the authority's certificate, hex; part of every enrolment token. */
    String fingerprint();

    /** Signs the key of a PKCS#10 request for an agent; DER, the agent's own first. Throws on a malformed request. */
    List<byte[]> certify(AgentId agent, byte[] certificateRequest);
}
