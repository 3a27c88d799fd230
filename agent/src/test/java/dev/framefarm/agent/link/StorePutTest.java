package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.framefarm.agent.testing.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorePutTest {
    private static final int SIZE = 4 << 20;
    private static final Duration STALL = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LinkedBlockingQueue<Long> put = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer store;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        file = Files.write(folder.resolve("delivery"), new byte[SIZE]);
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(store);
    }

    private void serve(HttpServer server) {
        server.setExecutor(threads);
        server.createContext("/whole", this::take);
        server.createContext("/forbidden", call -> answer(call, 403));
        server.createContext("/moved", call -> {
            call.getResponseHeaders().set("Location", "/whole");
            answer(call, 307);
        });
        server.createContext("/deaf", this::hang);
        server.start();
    }

    private void take(HttpExchange call) throws IOException {
        told.add(String.valueOf(call.getRequestHeaders().getFirst("X-Told")));
        put.add((long) call.getRequestBody().readAllBytes().length);
        answer(call, 200);
    }

    private static void answer(HttpExchange call, int status) throws IOException {
        call.getRequestBody().readAllBytes();
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    private void hang(HttpExchange call) throws IOException {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @AfterEach
    void close() {
        end.countDown();
        store.stop(0);
        threads.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void aFileIsPutWhole() throws Exception {
        put(Pace.FREE, STALL, "/whole");

        assertThat(put).containsExactly((long) SIZE);
        assertThat(told).containsExactly("yes");
    }

    @Test
    void itGoesNoFasterThanItMay() throws Exception {
        long begun = System.nanoTime();

        put(Pace.of(32L << 20, timer), STALL, "/whole");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(700));
    }

    @Test
    void aRefusalIsSaid() {
        assertUnreachable("/forbidden", "the blob store answered 403");
    }

    @Test
    void nobodyIsFollowedElsewhere() {
        assertUnreachable("/moved", "the blob store answered 307");
        assertThat(put).isEmpty();
    }

    @Test
    void aStoreThatTakesNothingIsGivenUp() {
        assertThatExceptionOfType(StoreUnreachable.class)
                .isThrownBy(() -> put(Pace.FREE, Duration.ofSeconds(1), "/deaf"))
                .withMessage("the blob store took nothing for 1 s");
    }

    @Test
    void aStoreThatIsNotThereIsSaid() {
        String gone = local("/secret");
        store.stop(0);

        assertThatExceptionOfType(StoreUnreachable.class)
                .isThrownBy(() -> begin(Pace.FREE, STALL, gone).await())
                .withMessage("the blob store cannot be reached: the connection is refused");
    }

    @Test
    void aCertificateThatNobodyKnowsIsNotTrusted() throws Exception {
        HttpsServer strange = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        strange.setHttpsConfigurator(new HttpsConfigurator(tls()));
        serve(strange);
        try {
            assertThatExceptionOfType(StoreUnreachable.class)
                    .isThrownBy(() -> begin(
                                    Pace.FREE,
                                    STALL,
                                    "https://127.0.0.1:" + strange.getAddress().getPort() + "/whole")
                            .await())
                    .withMessage("the blob store cannot be reached: its certificate or TLS is not accepted");
        } finally {
            strange.stop(0);
        }
        assertThat(put).isEmpty();
    }

    @Test
    void nothingGoesInPlainTextButOnLoopback() {
        for (String address :
                List.of("http://store.example.org/x", "file:///etc/passwd", "no address", "ftp://127.0.0.1/")) {
            assertThatExceptionOfType(StoreUnreachable.class)
                    .isThrownBy(() -> begin(Pace.FREE, STALL, address))
                    .withMessageStartingWith("the place for it is no ");
        }
    }

    @Test
    void itEndsWhenItIsCancelled() throws Exception {
        StorePut.Running running = begin(Pace.FREE, STALL, local("/deaf"));
        running.cancel();

        assertThatThrownBy(running::await).isInstanceOf(CancellationException.class);
    }

    private void assertUnreachable(String path, String why) {
        assertThatExceptionOfType(StoreUnreachable.class)
                .isThrownBy(() -> put(Pace.FREE, STALL, path))
                .withMessage(why);
    }

    private void put(Pace pace, Duration stall, String path) throws Exception {
        begin(pace, stall, local(path)).await();
    }

    private String local(String path) {
        return "http://127.0.0.1:" + store.getAddress().getPort() + path;
    }

    private StorePut.Running begin(Pace pace, Duration stall, String address) throws IOException {
        return new StorePut(StoreAddress.client(), pace, stall).begin(address, Map.of("X-Told", "yes"), file);
    }

    private static SSLContext tls() throws Exception {
        KeyPair keys = TestAuthority.keys();
        X509Certificate[] chain = {new TestAuthority().server(keys.getPublic())};
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("store", keys.getPrivate(), new char[0], chain);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
