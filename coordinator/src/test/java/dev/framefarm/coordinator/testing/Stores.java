package dev.framefarm.coordinator.testing;

import dev.framefarm.coordinator.engine.AgentStore;
import dev.framefarm.coordinator.engine.AttemptStore;
import dev.framefarm.coordinator.engine.AuditStore;
import dev.framefarm.coordinator.engine.CertificateStore;
import dev.framefarm.coordinator.engine.CustodyStore;
import dev.framefarm.coordinator.engine.DeliveryStore;
import dev.framefarm.coordinator.engine.JobStore;
import dev.framefarm.coordinator.engine.KeyStore;
import dev.framefarm.coordinator.engine.PlanStore;
import dev.framefarm.coordinator.engine.UploadStore;

/** All stores of one empty farm. */
public record Stores(
        JobStore jobs,
        PlanStore plans,
        DeliveryStore deliveries,
        AttemptStore attempts,
        CertificateStore certificates,
        KeyStore keys,
        AgentStore agents,
        AuditStore audit,
        UploadStore uploads,
        CustodyStore custody) {}
