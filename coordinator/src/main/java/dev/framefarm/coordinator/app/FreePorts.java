package dev.framefarm.coordinator.app;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries every port before anything slow begins; the libraries that bind them later do not say what to change. All are
 * held until the last is tried, so that two of ours do not get the same one.
 */
final class FreePorts implements AutoCloseable {
    private final List<ServerSocket> held = new ArrayList<>();

    private FreePorts() {}

    static void check(CoordinatorConfiguration configuration) {
        try (FreePorts ports = new FreePorts()) {
            ports.hold(configuration);
        }
    }

    private void hold(CoordinatorConfiguration configuration) {
        hold(
                configuration.grpc().address(),
                configuration.grpc().port(),
                "stop the farm or the program that uses it, or choose another with --agent-port of 'framefarm up' or with grpc.port"
                        + " in the configuration");
        if (configuration.getServerFactory() instanceof DefaultServerFactory server) {
            hold(server.getApplicationConnectors(), "server.applicationConnectors");
            hold(server.getAdminConnectors(), "server.adminConnectors");
        }
    }

    private void hold(List<ConnectorFactory> connectors, String key) {
        for (ConnectorFactory connector : connectors) {
            if (connector instanceof HttpConnectorFactory http) {
                hold(
                        http.getBindHost(),
                        http.getPort(),
                        "stop what uses it, or choose another with --port of 'framefarm up' or with " + key
                                + " in the configuration");
            }
        }
    }

    private void hold(String host, int port, String remedy) {
        try {
            InetAddress address = host == null ? null : InetAddress.getByName(host);
            ServerSocket trial = new ServerSocket();
            held.add(trial);
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new FarmStartException(
                    "Port " + port + " cannot be used (" + e.getMessage() + "): " + remedy + ".", 1);
        }
    }

    @Override
    public void close() {
        for (ServerSocket trial : held) {
            try {
                trial.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
