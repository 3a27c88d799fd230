package dev.framefarm.coordinator.testing;

import static dev.framefarm.coordinator.testing.StoreExamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.AuditStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AuditStore} does. */
public abstract class AuditStoreContract {
    private AuditStore audit;

    protected abstract Stores stores();

    @BeforeEach
    void open() {
        audit = stores().audit();
    }

    @Test
    void listsTheNewestFirstUpToALimit() {
        AuditStore.Entry first = new AuditStore.Entry(NOON, "ann", "key.create", "k-1");
        AuditStore.Entry second = new AuditStore.Entry(NOON, "ann", "key.revoke", "k-1");
        AuditStore.Entry third = new AuditStore.Entry(NOON.minusSeconds(9), "bob", "agent.drain", "a-1");
        audit.record(first);
        audit.record(second);
        audit.record(third);

        assertThat(audit.latest(2)).containsExactly(third, second);
        assertThat(audit.latest(9)).containsExactly(third, second, first);
    }
}
