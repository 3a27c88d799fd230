package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.plan.Lettering;
import java.time.InstantSource;

/** Everything outside that the engine works with, in one hand: real adapters in a farm, memory in a simulation. */
public record Ports(
        JobStore jobs,
        PlanStore plans,
        DeliveryStore deliveries,
        AttemptStore attempts,
        CertificateStore certificates,
        KeyStore keys,
        AgentStore agents,
        AuditStore audit,
        UploadStore uploads,
        CustodyStore custody,
        Elders elders,
        Ledgers ledgers,
        Roster roster,
        Happenings happenings,
        Blobs blobs,
        Prober prober,
        Scout scout,
        Lettering lettering,
        Slicer slicer,
        Inspector inspector,
        Splicer splicer,
        Joiner joiner,
        Packager packager,
        SeamMeter seams,
        AgentLink link,
        Authority authority,
        Secrets secrets,
        InstantSource clock) {}
