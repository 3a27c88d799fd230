package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.AgentId;
import dev.framefarm.coordinator.model.EnrolledAgent;
import dev.framefarm.coordinator.model.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a stranger becomes an agent: a one-time token for a certificate. */
public final class Enrolment {
    private static final Pattern TOKEN = Pattern.compile("ff1\\.[0-9a-f]{64}\\.([A-Za-z0-9_-]{16,128})");
    private static final int LONGEST_NAME = 64;

    private final AgentStore agents;
    private final Authority authority;
    private final Secrets secrets;
    private final Audit audit;
    private final InstantSource clock;

    public Enrolment(AgentStore agents, Authority authority, Secrets secrets, Audit audit, InstantSource clock) {
        this.agents = agents;
        this.authority = authority;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    public record Enrolled(AgentId id, List<byte[]> chain) {}

    /** A token that works once, and tells the agent which authority to trust. */
    public String token(Duration life, Principal by) {
        String secret = secrets.fresh();
        agents.insertToken(secrets.hash(secret), clock.instant().plus(life));
        audit.record(by, "token.create", "valid for " + life);
        return "ff1." + authority.fingerprint() + "." + secret;
    }

    public Enrolled enrol(String token, byte[] certificateRequest, String name) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            throw refused();
        }
        Instant now = clock.instant();
        String requestHash = secrets.hash(HexFormat.of().formatHex(certificateRequest));
        AgentId id = agents.redeem(secrets.hash(parts.group(1)), requestHash, stranger(name, now), now)
                .orElseThrow(Enrolment::refused);
        audit.record("enrolment", "agent.enrol", id.value());
        return new Enrolled(id, authority.certify(id, certificateRequest));
    }

    private EnrolledAgent stranger(String name, Instant now) {
        AgentId id = new AgentId(secrets.id("a-"));
        String shown = Printable.line(name).strip();
        String kept = shown.substring(0, Math.min(LONGEST_NAME, shown.length()));
        return new EnrolledAgent(id, kept.isEmpty() ? id.value() : kept, now, false, false);
    }

    private static EnrolmentRefused refused() {
        return new EnrolmentRefused("This token is unknown, used or expired; make a new one with: framefarm token");
    }

    public Enrolled renew(AgentId id, byte[] certificateRequest) {
        if (agents.find(id).filter(agent -> !agent.revoked()).isEmpty()) {
            throw new AgentRefused("Agent " + id + " is not enrolled here any more; enrol it again with a new token.");
        }
        return new Enrolled(id, authority.certify(id, certificateRequest));
    }
}
