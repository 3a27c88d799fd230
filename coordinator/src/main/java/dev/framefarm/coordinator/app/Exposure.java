package dev.framefarm.coordinator.app;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import java.util.ArrayList;
import java.util.List;

/** Keys travel with every request: plain HTTP is for this machine alone. */
final class Exposure {
    private Exposure() {}

    static void check(CoordinatorConfiguration configuration) {
        if (!(configuration.getServerFactory() instanceof DefaultServerFactory server)) {
            throw new FarmStartException("server: expected the type default, with its connectors named.", 2);
        }
        List<ConnectorFactory> connectors = new ArrayList<>(server.getApplicationConnectors());
        connectors.addAll(server.getAdminConnectors());
        for (ConnectorFactory connector : connectors) {
            if (connector instanceof HttpConnectorFactory http
                    && !(connector instanceof HttpsConnectorFactory)
                    && !(http.getBindHost() != null && Loopback.is(http.getBindHost()))) {
                throw new FarmStartException(
                        "The connector on port " + http.getPort() + " would speak plain HTTP to the network; give it"
                                + " bindHost: 127.0.0.1, or type: https with a key store.",
                        2);
            }
        }
    }
}
