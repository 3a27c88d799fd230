package dev.framefarm.coordinator.app;

import dev.framefarm.coordinator.db.Failures;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A coordinator started from its configuration file. Started here and not by Dropwizard's own command line, which would
 * print stack traces and end the JVM where a sentence is wanted.
 */
final class RunningCoordinator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningCoordinator.class);

    private final Farm farm;
    private final Server server;

    private RunningCoordinator(Farm farm, Server server) {
        this.farm = farm;
        this.server = server;
    }

    static RunningCoordinator start(Path file) {
        Optional<RunningCoordinator> running = attempt(file);
        while (running.isEmpty()) {
            LOG.warn("The database went away while the coordinator started; it starts once more");
            running = attempt(file);
        }
        return running.get();
    }

    /** Nothing, and nothing left of it, where the database went away meanwhile. */
    private static Optional<RunningCoordinator> attempt(Path file) {
        CoordinatorApplication application = new CoordinatorApplication();
        try {
            Bootstrap<CoordinatorConfiguration> bootstrap = new Bootstrap<>(application);
            application.initialize(bootstrap);
            return Optional.of(start(application, bootstrap, read(bootstrap, file)));
        } catch (FarmStartException e) {
            throw e;
        } catch (ConfigurationException e) {
            throw new FarmStartException(String.valueOf(e.getMessage()).strip(), 2);
        } catch (Exception e) {
            if (Failures.brokeOff(e)) {
                return Optional.empty();
            }
            throw FarmStartException.of(e);
        } finally {
            application.abandonUnlessServed();
        }
    }

    private static RunningCoordinator start(
            CoordinatorApplication application,
            Bootstrap<CoordinatorConfiguration> bootstrap,
            CoordinatorConfiguration configuration)
            throws Exception {
        configuration.getLoggingFactory().configure(bootstrap.getMetricRegistry(), application.getName());
        Environment environment = new Environment(
                application.getName(),
                bootstrap.getObjectMapper(),
                bootstrap.getValidatorFactory(),
                bootstrap.getMetricRegistry(),
                bootstrap.getClassLoader(),
                bootstrap.getHealthCheckRegistry(),
                configuration);
        configuration.getMetricsFactory().configure(environment.lifecycle(), bootstrap.getMetricRegistry());
        configuration.getServerFactory().configure(environment);
        bootstrap.run(configuration, environment);
        application.run(configuration, environment);
        Server server = configuration.getServerFactory().build(environment);
        // Whoever started it stops it, after what else is to be done first.
        server.setStopAtShutdown(false);
        server.start();
        application.served();
        return new RunningCoordinator(application.farm(), server);
    }

    /** Read, and nothing started. */
    static CoordinatorConfiguration configuration(Path file) {
        try {
            Bootstrap<CoordinatorConfiguration> bootstrap = new Bootstrap<>(new CoordinatorApplication());
            return read(bootstrap, file);
        } catch (IOException | ConfigurationException e) {
            throw new FarmStartException(String.valueOf(e.getMessage()).strip(), 2);
        }
    }

    private static CoordinatorConfiguration read(Bootstrap<CoordinatorConfiguration> bootstrap, Path file)
            throws IOException, ConfigurationException {
        return bootstrap
                .getConfigurationFactoryFactory()
                .create(
                        CoordinatorConfiguration.class,
                        bootstrap.getValidatorFactory().getValidator(),
                        bootstrap.getObjectMapper(),
                        "framefarm.configuration")
                .build(new FileConfigurationSourceProvider(), file.toString());
    }

    Farm farm() {
        return farm;
    }

    URI url() {
        NetworkConnector connector = (NetworkConnector) server.getConnectors()[0];
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
    }

    void await() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (TimeoutException watched) {
            // Whoever watches a film holds a request that has no end of its own.
        } catch (Exception e) {
            throw new IllegalStateException("the web server did not stop cleanly", e);
        }
    }
}
