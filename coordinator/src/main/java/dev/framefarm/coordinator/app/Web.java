package dev.framefarm.coordinator.app;

import com.codahale.metrics.health.HealthCheck;
import dev.framefarm.coordinator.rest.RestApi;
import io.dropwizard.assets.AssetsBundle;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.dropwizard.DropwizardExports;
import io.prometheus.client.hotspot.DefaultExports;
import io.prometheus.client.servlet.jakarta.exporter.MetricsServlet;
import java.time.InstantSource;

/** What the web server shows: REST below {@code /api/v1}, the dashboard at {@code /}, metrics on the admin port. */
final class Web {
    private Web() {}

    static void prepare(Bootstrap<CoordinatorConfiguration> bootstrap) {
        bootstrap.addBundle(new AssetsBundle("/dashboard/", "/", "index.html", "dashboard"));
    }

    static void serve(Farm farm, CoordinatorConfiguration configuration, Environment environment) {
        RequestLog.withoutQueries(configuration.getServerFactory());
        InstantSource clock = InstantSource.system();
        new RestApi(
                        farm.engine(),
                        farm.recipes(),
                        farm.happenings(),
                        farm::health,
                        farm.tickets(),
                        farm.database().backup(),
                        clock)
                .register(configuration, environment);
        environment.healthChecks().register("farm", new HealthCheck() {
            @Override
            protected Result check() {
                return farm.health().containsValue(false) ? Result.unhealthy("%s", farm.health()) : Result.healthy();
            }
        });
        CollectorRegistry registry = new CollectorRegistry();
        registry.register(new DropwizardExports(environment.metrics()));
        DefaultExports.register(registry);
        registry.register(new TransferMetrics(
                "framefarm_deliveries_",
                "Deliveries judged here",
                () -> farm.engine().deliveryFigures().all()));
        registry.register(new TransferMetrics(
                "framefarm_slices_",
                "Slices asked for here",
                () -> farm.engine().slices().figures().all()));
        farm.storeFigures().ifPresent(figures -> registry.register(new StoreMetrics(figures)));
        environment
                .admin()
                .addServlet("metrics-prometheus", new MetricsServlet(registry))
                .addMapping("/metrics");
    }
}
