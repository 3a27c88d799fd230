package dev.framefarm.agent.link;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why a store was not reached, in words of ours: those of a library may name the address, which is a secret. */
final class Reason {
    private Reason() {}

    static String of(Throwable failure) {
        if (has(failure, SSLException.class)) {
            return "its certificate or TLS is not accepted";
        }
        if (has(failure, HttpTimeoutException.class)) {
            return "no connection in time";
        }
        if (has(failure, UnresolvedAddressException.class)) {
            return "its name is not known here";
        }
        return has(failure, ConnectException.class) ? "the connection is refused" : "the connection broke";
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(kind::isInstance);
    }
}
