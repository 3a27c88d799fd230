package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.engine.Ledgers;
import dev.framefarm.coordinator.testing.LedgersContract;

class InMemoryLedgersTest extends LedgersContract {
    private final Ledgers ledgers = new InMemoryLedgers();

    @Override
    protected Ledgers ledgers() {
        return ledgers;
    }
}
