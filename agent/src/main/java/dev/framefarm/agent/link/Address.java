package dev.framefarm.agent.link;

import java.net.URI;
import java.net.URISyntaxException;

/** A coordinator's gRPC port. */
public record Address(String host, int port) {
    private static final int DEFAULT_PORT = 7443;
    private static final int HIGHEST_PORT = 65535;

    public Address {
        if (host.isBlank() || port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("an address like host:7443 was expected, found " + host + ":" + port);
        }
        try {
            new URI(null, null, host, port, null, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "a host's name has letters, digits, dots and hyphens, found " + host + ":" + port, e);
        }
    }

    /** {@code host}, {@code host:port} or {@code [v6]:port}. */
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        boolean bare = colon < 0 || colon < text.lastIndexOf(']');
        String host = bare ? text : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            return new Address(host, bare ? DEFAULT_PORT : Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("an address like host:7443 was expected, found " + text, e);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
