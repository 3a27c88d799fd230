package dev.framefarm.agent.link;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where in the store, as a coordinator said. It is gone to over TLS that is verified, without redirects and without
 * proxies; plain HTTP is for loopback only, where tests and farms of one machine have their store.
 */
final class StoreAddress {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private StoreAddress() {}

    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECT)
                .build();
    }

    static URI parse(String url) throws StoreUnreachable {
        try {
            URI address = URI.create(url);
            boolean plain = "http".equals(address.getScheme())
                    && LOOPBACK.matcher(String.valueOf(address.getHost())).matches();
            if (!plain && !"https".equals(address.getScheme())) {
                throw new StoreUnreachable("the place for it is no https:// address");
            }
            return address;
        } catch (IllegalArgumentException malformed) {
            throw new StoreUnreachable("the place for it is no address");
        }
    }
}
