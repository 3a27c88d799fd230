package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.access.common.spi.IAccessEvent;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.logging.common.FileAppenderFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.dropwizard.testing.DropwizardTestSupport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestLogTest {
    @TempDir
    private Path folder;

    @Test
    void namesThePathAndNoTicket() throws Exception {
        Path log = folder.resolve("requests.log");
        DropwizardTestSupport<Configuration> server = new DropwizardTestSupport<>(Silent.class, logging(log));
        server.before();
        try {
            URI link = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/film.mp4?ticket=as-good-as-a-key");
            HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.discarding());
            await().until(() -> Files.exists(log) && Files.readString(log).contains("\n"));
        } finally {
            server.after();
        }
        assertThat(Files.readString(log))
                .contains("\"GET /film.mp4 HTTP/1.1\" 404")
                .doesNotContain("as-good-as");
    }

    private static Configuration logging(Path file) {
        FileAppenderFactory<IAccessEvent> appender = new FileAppenderFactory<>();
        appender.setCurrentLogFilename(file.toString());
        appender.setArchive(false);
        LogbackAccessRequestLogFactory log = new LogbackAccessRequestLogFactory();
        log.setAppenders(List.of(appender));
        HttpConnectorFactory anyPort = new HttpConnectorFactory();
        anyPort.setBindHost("127.0.0.1");
        anyPort.setPort(0);
        DefaultServerFactory server = new DefaultServerFactory();
        server.setApplicationConnectors(List.of(anyPort));
        server.setAdminConnectors(List.of());
        server.setRequestLogFactory(log);
        Configuration configuration = new Configuration();
        configuration.setServerFactory(server);
        return configuration;
    }

    /** A server that has nothing but its log. */
    public static final class Silent extends Application<Configuration> {
        @Override
        public void run(Configuration configuration, Environment environment) {
            environment.jersey().disable();
            RequestLog.withoutQueries(configuration.getServerFactory());
        }
    }
}
