package dev.framefarm.coordinator.app;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Tries every port before anything slow begins; the libraries that bind them later do not say what to change. */
final class FreePorts {
    private FreePorts() {}

    static void check(CoordinatorConfiguration configuration) {
        check(
                configuration.grpc().address(),
                configuration.grpc().port(),
                "stop the farm or the program that uses it, or set another grpc.port in the configuration");
        if (configuration.getServerFactory() instanceof DefaultServerFactory server) {
            check(server.getApplicationConnectors(), "server.applicationConnectors");
            check(server.getAdminConnectors(), "server.adminConnectors");
        }
    }

    private static void check(List<ConnectorFactory> connectors, String key) {
        for (ConnectorFactory connector : connectors) {
            if (connector instanceof HttpConnectorFactory http) {
                check(
                        http.getBindHost(),
                        http.getPort(),
                        "stop what uses it, or choose another with --port of 'framefarm up' or with " + key
                                + " in the configuration");
            }
        }
    }

    private static void check(String host, int port, String remedy) {
        try (ServerSocket trial = new ServerSocket()) {
            InetAddress address = host == null ? null : InetAddress.getByName(host);
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new FarmStartException(
                    "Port " + port + " cannot be used (" + e.getMessage() + "): " + remedy + ".", 1);
        }
    }
}
