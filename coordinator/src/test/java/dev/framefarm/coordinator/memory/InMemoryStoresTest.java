package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.testing.Stores;
import dev.framefarm.coordinator.testing.StoresContract;

class InMemoryStoresTest extends StoresContract {
    @Override
    protected Stores stores() {
        InMemoryJobStore jobs = new InMemoryJobStore();
        return new Stores(
                jobs,
                new InMemoryPlanStore(),
                new InMemoryDeliveryStore(jobs),
                new InMemoryAttemptStore(),
                new InMemoryCertificateStore(),
                new InMemoryKeyStore(),
                new InMemoryAgentStore(),
                new InMemoryAuditStore());
    }
}
