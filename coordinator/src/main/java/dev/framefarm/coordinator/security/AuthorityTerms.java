package dev.framefarm.coordinator.security;

import java.time.Duration;

/**
 * How long certificates live. {@code skew} dates each one back, because an agent's clock may be behind.
 */
public record AuthorityTerms(Duration authorityLife, Duration serverLife, Duration agentLife, Duration skew) {
    public static final AuthorityTerms DEFAULT =
            new AuthorityTerms(Duration.ofDays(3650), Duration.ofDays(365), Duration.ofDays(7), Duration.ofMinutes(5));

    public AuthorityTerms {
        if (skew.isNegative()
                || agentLife.compareTo(skew) <= 0
                || serverLife.compareTo(skew) <= 0
                || authorityLife.compareTo(serverLife) < 0
                || authorityLife.compareTo(agentLife) < 0) {
            throw new IllegalArgumentException(
                    "expected skew < life of agents and servers <= life of the authority, found " + skew + ", "
                            + agentLife + ", " + serverLife + ", " + authorityLife);
        }
    }

    public AuthorityTerms withAgentLife(Duration life) {
        return new AuthorityTerms(authorityLife, serverLife, life, skew);
    }
}
