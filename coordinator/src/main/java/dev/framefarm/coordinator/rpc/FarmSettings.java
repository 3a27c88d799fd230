package dev.framefarm.coordinator.rpc;

import java.time.Duration;

/**
 * Where agents are served, and the bounds that keep one of them from taking what belongs to all.
 * Port 0 takes any free one. {@code slices} and {@code deliveries} are threads: a slice holds one as
 * long as its encode lasts, a delivery only while bytes are written or judged. {@code hurry} is how long
 * anybody may take to say what a call wants, {@code connections} how many there may be of strangers and agents.
 */
public record FarmSettings(
        String address,
        int port,
        Duration heartbeat,
        Duration leaseTerm,
        int callsPerConnection,
        int transfersPerAgent,
        int failedEnrolmentsPerMinute,
        int slices,
        int deliveries,
        Duration stall,
        Duration hurry,
        int connections) {
    /** An agent that misses this many heartbeats in a row is cut. */
    static final int MISSED_HEARTBEATS = 3;

    public static final FarmSettings DEFAULT = new FarmSettings(
            "127.0.0.1",
            7443,
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            512,
            512,
            10,
            256,
            Math.max(4, 2 * Runtime.getRuntime().availableProcessors()),
            Duration.ofMinutes(10),
            Duration.ofSeconds(10),
            8192);

    public FarmSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("expected a port from 0 to 65535, found " + port);
        }
        if (heartbeat.toMillis() < 1
                || heartbeat.multipliedBy(MISSED_HEARTBEATS).compareTo(leaseTerm) > 0) {
            throw new IllegalArgumentException("expected a lease term of at least " + MISSED_HEARTBEATS
                    + " heartbeats, found " + leaseTerm + " and " + heartbeat);
        }
        if (callsPerConnection < 3
                || transfersPerAgent < 2
                || failedEnrolmentsPerMinute < 1
                || slices < 1
                || deliveries < 1
                || stall.toMillis() < 1
                || hurry.toMillis() < 1
                || connections < 1) {
            throw new IllegalArgumentException("expected positive bounds, and at least 3 calls for a connection");
        }
    }

    /** Of the threads for slices one agent never has more than a quarter. */
    int slicesPerAgent() {
        return Math.min(transfersPerAgent, Math.max(2, slices / 4));
    }

    /** Of the threads for deliveries one agent never has more than half, however long its deliveries take to judge. */
    int deliveriesPerAgent() {
        return Math.max(1, deliveries / 2);
    }

    public FarmSettings at(String newAddress, int newPort) {
        return new FarmSettings(
                newAddress,
                newPort,
                heartbeat,
                leaseTerm,
                callsPerConnection,
                transfersPerAgent,
                failedEnrolmentsPerMinute,
                slices,
                deliveries,
                stall,
                hurry,
                connections);
    }

    public FarmSettings withTerms(Duration newHeartbeat, Duration newLeaseTerm) {
        return new FarmSettings(
                address,
                port,
                newHeartbeat,
                newLeaseTerm,
                callsPerConnection,
                transfersPerAgent,
                failedEnrolmentsPerMinute,
                slices,
                deliveries,
                stall,
                hurry,
                connections);
    }

    public FarmSettings withStrangers(Duration newHurry, int newConnections) {
        return new FarmSettings(
                address,
                port,
                heartbeat,
                leaseTerm,
                callsPerConnection,
                transfersPerAgent,
                failedEnrolmentsPerMinute,
                slices,
                deliveries,
                stall,
                newHurry,
                newConnections);
    }
}
