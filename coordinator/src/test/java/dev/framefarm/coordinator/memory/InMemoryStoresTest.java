package dev.framefarm.coordinator.memory;

import dev.framefarm.coordinator.testing.Stores;
import dev.framefarm.coordinator.testing.StoresContract;
import java.time.InstantSource;

class InMemoryStoresTest extends StoresContract {
    @Override
    protected Stores stores() {
        InMemoryJobStore jobs = new InMemoryJobStore();
        InMemoryUploadStore uploads = new InMemoryUploadStore();
        return new Stores(
                jobs,
                new InMemoryPlanStore(),
                new InMemoryDeliveryStore(jobs, uploads),
                new InMemoryAttemptStore(),
                new InMemoryCertificateStore(),
                new InMemoryKeyStore(),
                new InMemoryAgentStore(),
                new InMemoryAuditStore(),
                uploads,
                new InMemoryCustodyStore(jobs, InstantSource.system()));
    }
}
