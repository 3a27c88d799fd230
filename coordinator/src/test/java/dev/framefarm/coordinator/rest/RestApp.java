package dev.framefarm.coordinator.rest;

import io.dropwizard.assets.AssetsBundle;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import java.util.List;

/** The interface in a real server, as the coordinator's application wires it. */
public final class RestApp extends Application<Configuration> {
    final RestFarm farm = new RestFarm();

    static DropwizardAppExtension<Configuration> onAnyPort() {
        DefaultServerFactory server = new DefaultServerFactory();
        server.setApplicationConnectors(List.of(anyPort()));
        server.setAdminConnectors(List.of(anyPort()));
        LogbackAccessRequestLogFactory silence = new LogbackAccessRequestLogFactory();
        silence.setAppenders(List.of());
        server.setRequestLogFactory(silence);
        DefaultLoggingFactory logging = new DefaultLoggingFactory();
        logging.setLevel("WARN");
        Configuration configuration = new Configuration();
        configuration.setServerFactory(server);
        configuration.setLoggingFactory(logging);
        return new DropwizardAppExtension<>(RestApp.class, configuration);
    }

    static RestFarm farm(DropwizardAppExtension<Configuration> app) {
        return app.<RestApp>getApplication().farm;
    }

    private static HttpConnectorFactory anyPort() {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost("127.0.0.1");
        connector.setPort(0);
        return connector;
    }

    @Override
    public void initialize(Bootstrap<Configuration> bootstrap) {
        bootstrap.addBundle(new AssetsBundle("/dashboard", "/", "index.html", "dashboard"));
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
        farm.api.register(configuration, environment);
        environment.lifecycle().manage(new AutoCloseableManager(farm.blobs));
    }
}
