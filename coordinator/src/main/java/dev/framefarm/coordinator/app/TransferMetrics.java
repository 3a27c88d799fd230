package dev.framefarm.coordinator.app;

import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the figures of transfers are called among the metrics. */
final class TransferMetrics extends Collector {
    private final String prefix;
    private final String help;
    private final Supplier<Map<String, Long>> figures;

    TransferMetrics(String prefix, String help, Supplier<Map<String, Long>> figures) {
        this.prefix = prefix;
        this.help = help;
        this.figures = figures;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<MetricFamilySamples> samples = new ArrayList<>();
        figures.get()
                .forEach((name, value) ->
                        samples.add(new CounterMetricFamily(prefix + name, help + " since the start: " + name, value)));
        return samples;
    }
}
