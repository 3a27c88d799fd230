package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.model.Role;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that begin to send, and take their time. */
@ExtendWith(DropwizardExtensionsSupport.class)
class TransfersOverHttpTest {
    private static final DropwizardAppExtension<Configuration> APP = RestApp.onAnyPort();

    private final Client submitter = Client.of(APP, Role.SUBMITTER);

    @Test
    void oneKeyCannotHoldAllThreads() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 31; i++) {
                slow.add(beginning(1_000_000));
            }
            // Our own may come before the last of them.
            Awaitility.await().until(() -> slow.add(beginning(1_000_000)) && upload().statusCode() == 429);
            HttpResponse<byte[]> refused = upload();
            assertThat(Client.json(refused).get("code").asText()).isEqualTo("TOO_MANY_TRANSFERS");
            assertThat(refused.headers().firstValue("Retry-After")).contains("10");
            assertThat(submitter.post("/api/v1/jobs", "{}").statusCode()).isEqualTo(429);
            assertThat(submitter.get("/api/v1/jobs").statusCode()).isEqualTo(200);
            assertThat(Client.of(APP, Role.ADMIN)
                            .send("PUT", "/api/v1/uploads/other", "x")
                            .statusCode())
                    .isEqualTo(201);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
        Awaitility.await().until(() -> upload().statusCode() == 201);
    }

    @Test
    void twoTebibytesAreTooMuchAndRefusedBeforeTheyCome() throws IOException {
        try (Socket socket = beginning(2L << 40)) {
            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine())
                    .contains("413");
        }
    }

    private HttpResponse<byte[]> upload() {
        return submitter.send("PUT", "/api/v1/uploads/film", "x");
    }

    /** An upload of which one byte comes. */
    private Socket beginning(long bytes) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), submitter.port());
        String head = "PUT /api/v1/uploads/slow HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + submitter.bearer() + "\r\nContent-Length: " + bytes + "\r\n\r\nx";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
