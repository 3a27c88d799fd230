package dev.framefarm.agent.link;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who this agent is: its key, and the chain from its own certificate to the farm's authority. */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    public Identity {
        chain = List.copyOf(chain);
        if (chain.size() < 2) {
            throw new IllegalArgumentException("an agent's certificate and its authority's were expected");
        }
    }

    X509Certificate authority() {
        return chain.get(chain.size() - 1);
    }

    X509Certificate own() {
        return chain.get(0);
    }

    /** What its certificate calls it. */
    String name() {
        return own().getSubjectX500Principal().getName();
    }

    /** At two thirds of the certificate's life: a third is left to try again in. */
    Instant renewAt() {
        Instant from = own().getNotBefore().toInstant();
        Duration life = Duration.between(from, own().getNotAfter().toInstant());
        return from.plus(life.multipliedBy(2).dividedBy(3));
    }

    public boolean expired(Instant now) {
        return now.isAfter(own().getNotAfter().toInstant());
    }
}
