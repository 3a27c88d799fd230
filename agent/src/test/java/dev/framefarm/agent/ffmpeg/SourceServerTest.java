package dev.framefarm.agent.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import dev.framefarm.agent.testing.TestFarm;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceServerTest {
    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private SourceServer server;

    @BeforeEach
    void open() throws Exception {
        server = SourceServer.open(new FileSource(Files.writeString(folder.resolve("source"), "0123456789")), threads);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        threads.shutdownNow();
    }

    @Test
    void rangesAreGivenAsTheyAreAskedFor() throws Exception {
        HttpResponse<String> rest = get(server.address(), "bytes=3-");
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo("3456789");
        assertThat(rest.headers().firstValue("Content-Range")).contains("bytes 3-9/10");
        assertThat(get(server.address(), "bytes=3-4").body()).isEqualTo("34");
        assertThat(get(server.address(), "bytes=8-999").body()).isEqualTo("89");
        assertThat(get(server.address(), "bytes=10-").statusCode()).isEqualTo(416);
    }

    @Test
    void whoDoesNotKnowThePathGetsNothing() throws Exception {
        String address = server.address();
        String root = address.substring(0, address.lastIndexOf('/') + 1);
        for (String each : new String[] {root, root + "0".repeat(32), address + "0", address.substring(0, 40)}) {
            HttpResponse<String> answer = get(each, "bytes=0-");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(address).isNotEqualTo(root).hasSizeGreaterThan(root.length() + 31);
    }

    @Test
    void thereIsOneWayToAsk() throws Exception {
        HttpRequest put = HttpRequest.newBuilder(URI.create(server.address()))
                .PUT(BodyPublishers.ofString("mine"))
                .build();
        assertThat(client.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        HttpRequest whole = HttpRequest.newBuilder(URI.create(server.address())).build();
        assertThat(client.send(whole, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    }

    @Test
    void whateverFfmpegDidNotGetIsRemembered() throws Exception {
        get(server.address() + "0", "bytes=0-");
        assertThat(server.failure()).as("a stranger").isEmpty();

        get(server.address(), "bytes=10-");
        assertThat(server.failure())
                .get()
                .satisfies(why -> assertThat(why).hasMessage("FFmpeg asked for what a source does not have"));
    }

    @Test
    void strangersWhoHoldAllConnectionsBreakTheSliceAndDoNotShortenIt() throws Exception {
        URI address = URI.create(server.address());
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 9; i++) {
                held.add(new Socket(address.getHost(), address.getPort()));
            }
            await().atMost(TestFarm.PATIENCE).until(() -> server.failure().isPresent());
        } finally {
            for (Socket each : held) {
                each.close();
            }
        }
    }

    @Test
    void onceItIsClosedNobodyIsThere() throws Exception {
        server.close();

        assertThatIOException().isThrownBy(() -> get(server.address(), "bytes=0-"));
    }

    private HttpResponse<String> get(String address, String range) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Range", range)
                        .build(),
                BodyHandlers.ofString());
    }
}
