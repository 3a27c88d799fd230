package dev.framefarm.coordinator.blob;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Does for requests with a signature in their address what the service behind it leaves undone and Amazon's does: looks at
 * signature, time, signed headers and checksum, and remembers the checksum. All others pass.
 */
public final class SignedDoor implements AutoCloseable {
    private static final Set<String> OURS =
            Set.of("host", "content-length", "connection", "expect", "transfer-encoding", "upgrade", "http2-settings");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);
    private static final String CHECKSUM = "x-amz-checksum-sha256";

    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int target;
    private final String secret;
    private final Map<String, String> checksums = new ConcurrentHashMap<>();
    private final AtomicLong put = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicInteger readsLeft = new AtomicInteger();
    private final AtomicInteger refusedReads = new AtomicInteger();
    /** Addresses to read by that were signed until then are over. */
    private volatile Instant ended = Instant.EPOCH;
    /** Whoever comes with a signed address is not let in. */
    private volatile boolean closed;
    /** As services do that know nothing of checksums. */
    private volatile boolean careless;

    private SignedDoor(HttpServer server, int target, String secret) {
        this.server = server;
        this.target = target;
        this.secret = secret;
    }

    static SignedDoor to(int port, String secret) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SignedDoor door = new SignedDoor(server, port, secret);
        server.createContext("/", door::pass);
        server.setExecutor(door.threads);
        server.start();
        return door;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void shut() {
        closed = true;
    }

    public void open() {
        closed = false;
    }

    /** Behind so many reads the addresses that were in use until then are over. */
    public void endAddressesAfter(int reads) {
        readsLeft.set(reads);
    }

    /** Reads by addresses that were over. */
    public int refusedReads() {
        return refusedReads.get();
    }

    /** Bytes that were read by signed addresses. */
    public long bytesRead() {
        return read.get();
    }

    void beCareless() {
        careless = true;
    }

    /** Bytes that came by signed addresses. */
    public long bytesPut() {
        return put.get();
    }

    private void pass(HttpExchange call) throws IOException {
        try (call) {
            byte[] body = call.getRequestBody().readAllBytes();
            boolean signed = String.valueOf(call.getRequestURI().getRawQuery()).contains("X-Amz-Signature=");
            Optional<Integer> refusal = signed ? refusal(call, body) : Optional.empty();
            if (refusal.isPresent()) {
                call.sendResponseHeaders(refusal.get(), -1);
                return;
            }
            if (signed && !isStanding(call)) {
                call.sendResponseHeaders(412, -1);
                return;
            }
            if (signed) {
                put.addAndGet(body.length);
                Optional.ofNullable(call.getRequestHeaders().getFirst(CHECKSUM))
                        .ifPresent(sum -> checksums.put(call.getRequestURI().getPath(), sum));
            }
            long sent = forward(call, body);
            read.addAndGet(signed ? sent : 0);
        } catch (InterruptedException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private long forward(HttpExchange call, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + target + call.getRequestURI()))
                .method(call.getRequestMethod(), BodyPublishers.ofByteArray(body));
        call.getRequestHeaders().forEach((name, values) -> {
            if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
        answer.headers().map().forEach((name, values) -> {
            if (!OURS.contains(name)) {
                call.getResponseHeaders().put(name, values);
            }
        });
        String checksum = checksums.get(call.getRequestURI().getPath());
        boolean head = call.getRequestMethod().equals("HEAD");
        if (head) {
            answer.headers()
                    .firstValue("content-length")
                    .ifPresent(length -> call.getResponseHeaders().set("Content-Length", length));
        }
        if (head && checksum != null && !careless) {
            call.getResponseHeaders().set(CHECKSUM, checksum);
        }
        call.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            call.getResponseBody().write(answer.body());
        }
        return answer.body().length;
    }

    private boolean isStanding(HttpExchange call) throws IOException, InterruptedException {
        String wanted = call.getRequestHeaders().getFirst("If-Match");
        HttpRequest look = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + target + call.getRequestURI().getRawPath()))
                .method("HEAD", BodyPublishers.noBody())
                .build();
        return wanted == null
                || client.send(look, BodyHandlers.discarding())
                        .headers()
                        .firstValue("ETag")
                        .filter(wanted::equals)
                        .isPresent();
    }

    private Optional<Integer> refusal(HttpExchange call, byte[] body)
            throws GeneralSecurityException, InterruptedException {
        Map<String, String> query = Arrays.stream(
                        call.getRequestURI().getRawQuery().split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1], (a, b) -> a, TreeMap::new));
        if (closed || !query.remove("X-Amz-Signature").equals(signature(call, query))) {
            return Optional.of(403);
        }
        Instant signed = TIME.parse(query.get("X-Amz-Date"), Instant::from);
        Instant end = signed.plus(Duration.ofSeconds(Long.parseLong(query.get("X-Amz-Expires"))));
        if (Instant.now().isAfter(end)) {
            return Optional.of(403);
        }
        if (call.getRequestMethod().equals("GET")) {
            return mayRead(signed) ? Optional.empty() : Optional.of(403);
        }
        String told = call.getRequestHeaders().getFirst(CHECKSUM);
        String found = Base64.getEncoder().encodeToString(sha256(body));
        return careless || found.equals(told) ? Optional.empty() : Optional.of(400);
    }

    /** Signatures tell seconds: whoever is refused is to get another address when it asks for one at once. */
    private boolean mayRead(Instant signed) throws InterruptedException {
        if (readsLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 1) {
            ended = Instant.now();
        }
        if (signed.isAfter(ended)) {
            return true;
        }
        refusedReads.incrementAndGet();
        Instant next = ended.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), next).toMillis() + 1));
        return false;
    }

    private String signature(HttpExchange call, Map<String, String> query) throws GeneralSecurityException {
        String names = query.get("X-Amz-SignedHeaders").replace("%3B", ";");
        String headers = Arrays.stream(names.split(";", -1))
                .map(name -> name + ":" + call.getRequestHeaders().getFirst(name) + "\n")
                .collect(Collectors.joining());
        String parameters = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
        String request = String.join(
                "\n",
                call.getRequestMethod(),
                call.getRequestURI().getRawPath(),
                parameters,
                headers,
                names,
                "UNSIGNED-PAYLOAD");
        String scope = query.get("X-Amz-Credential").replace("%2F", "/").replaceFirst("[^/]*/", "");
        byte[] key = ("AWS4" + secret).getBytes(UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                query.get("X-Amz-Date"),
                scope,
                HexFormat.of().formatHex(sha256(request.getBytes(UTF_8))));
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
