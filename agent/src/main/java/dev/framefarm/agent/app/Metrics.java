package dev.framefarm.agent.app;

import dev.framefarm.agent.attempt.EndCode;
import dev.framefarm.agent.engine.Tally;
import dev.framefarm.agent.link.DirectSlices;
import dev.framefarm.agent.link.Shortcuts;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import io.prometheus.client.exporter.HTTPServer;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The engine's tally for Prometheus, on loopback only. */
final class Metrics extends Collector {
    private final Supplier<Tally> tally;
    private final IntSupplier connections;
    private final Supplier<Shortcuts.Figures> shortcuts;
    private final Supplier<DirectSlices.Figures> directSlices;

    private Metrics(
            Supplier<Tally> tally,
            IntSupplier connections,
            Supplier<Shortcuts.Figures> shortcuts,
            Supplier<DirectSlices.Figures> directSlices) {
        this.tally = tally;
        this.connections = connections;
        this.shortcuts = shortcuts;
        this.directSlices = directSlices;
    }

    static HTTPServer serve(
            int port,
            Supplier<Tally> tally,
            IntSupplier connections,
            Supplier<Shortcuts.Figures> shortcuts,
            Supplier<DirectSlices.Figures> directSlices)
            throws IOException {
        CollectorRegistry registry = new CollectorRegistry();
        DefaultExports.register(registry);
        new Metrics(tally, connections, shortcuts, directSlices).register(registry);
        return new HTTPServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), registry, true);
    }

    @Override
    public List<MetricFamilySamples> collect() {
        Tally now = tally.get();
        Shortcuts.Figures ways = shortcuts.get();
        DirectSlices.Figures slices = directSlices.get();
        CounterMetricFamily ended = new CounterMetricFamily(
                "framefarm_agent_attempts_ended", "Attempts that ended without a delivery.", List.of("code"));
        for (EndCode code : EndCode.values()) {
            ended.addMetric(
                    List.of(code.name().toLowerCase(Locale.ROOT)), now.ended().getOrDefault(code, 0L));
        }
        GaugeMetricFamily speed = new GaugeMetricFamily(
                "framefarm_agent_pixels_per_second", "Measured per slot while encoding.", List.of("encoder"));
        for (Map.Entry<String, Double> one : now.pixelsPerSecond().entrySet()) {
            speed.addMetric(List.of(one.getKey()), one.getValue());
        }
        return List.of(
                new GaugeMetricFamily("framefarm_agent_connected", "1 in a session.", now.connected() ? 1 : 0),
                new GaugeMetricFamily(
                        "framefarm_agent_connections",
                        "Open connections to the coordinator of the session.",
                        connections.getAsInt()),
                new GaugeMetricFamily("framefarm_agent_slots", "Encodes at once.", now.slots()),
                new GaugeMetricFamily("framefarm_agent_encoding", "Encodes that run.", now.encoding()),
                new GaugeMetricFamily("framefarm_agent_leases", "Leases in hand.", now.held()),
                new CounterMetricFamily("framefarm_agent_accepted", "Deliveries accepted.", now.accepted()),
                new CounterMetricFamily("framefarm_agent_rejected", "Deliveries rejected.", now.rejected()),
                new CounterMetricFamily(
                        "framefarm_agent_direct_deliveries",
                        "Deliveries put straight into the blob store.",
                        ways.direct()),
                new CounterMetricFamily(
                        "framefarm_agent_detours",
                        "Deliveries relayed because the blob store was not to be reached.",
                        ways.detours()),
                new CounterMetricFamily(
                        "framefarm_agent_direct_slices",
                        "Slices cut here of sources in the blob store.",
                        slices.direct()),
                new CounterMetricFamily(
                        "framefarm_agent_slice_detours",
                        "Slices relayed because their source could not be cut here.",
                        slices.detours()),
                new CounterMetricFamily(
                        "framefarm_agent_source_requests",
                        "Parts of sources asked of the blob store.",
                        slices.requests()),
                new CounterMetricFamily(
                        "framefarm_agent_source_bytes", "Read of sources in the blob store.", slices.bytes()),
                ended,
                speed);
    }
}
