package dev.framefarm.coordinator.app;

import dev.framefarm.coordinator.engine.DeliveryFigures;
import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import java.util.ArrayList;
import java.util.List;

/** What the figures of deliveries are called among the metrics. */
final class DeliveryMetrics extends Collector {
    private final DeliveryFigures figures;

    DeliveryMetrics(DeliveryFigures figures) {
        this.figures = figures;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<MetricFamilySamples> samples = new ArrayList<>();
        figures.all()
                .forEach((name, value) -> samples.add(new CounterMetricFamily(
                        "framefarm_deliveries_" + name, "Deliveries judged here since the start: " + name, value)));
        return samples;
    }
}
