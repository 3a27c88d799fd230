package dev.framefarm.coordinator.app;

import dev.framefarm.coordinator.blob.StoreFigures;
import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import java.util.ArrayList;
import java.util.List;

/** What the blob store's figures are called among the metrics. */
final class StoreMetrics extends Collector {
    private final StoreFigures figures;

    StoreMetrics(StoreFigures figures) {
        this.figures = figures;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<MetricFamilySamples> samples = new ArrayList<>();
        figures.all()
                .forEach((name, value) -> samples.add(new CounterMetricFamily(
                        "framefarm_blob_store_" + name, "Of the S3 blob store since the start: " + name, value)));
        return samples;
    }
}
