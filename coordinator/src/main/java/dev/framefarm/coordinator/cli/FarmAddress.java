package dev.framefarm.coordinator.cli;

import dev.framefarm.coordinator.app.FileTrouble;
import dev.framefarm.coordinator.app.Loopback;
import dev.framefarm.coordinator.security.AdminKeyFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which farm, and with which key. */
record FarmAddress(URI url, String key) {
    private static final String HERE = "http://127.0.0.1:8080";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    FarmAddress {
        String text = url.toString();
        url = URI.create(text.endsWith("/") ? text : text + "/");
    }

    /** From FRAMEFARM_URL and FRAMEFARM_KEY; without them the farm of this machine. */
    static FarmAddress find(Map<String, String> environment, Path data) {
        URI url = url(environment.getOrDefault("FRAMEFARM_URL", HERE).strip());
        String key = environment.getOrDefault("FRAMEFARM_KEY", "").strip();
        return new FarmAddress(url, key.isEmpty() ? keyOfThisMachine(url, data) : key);
    }

    private static URI url(String text) {
        URI url = parsed(text)
                .filter(each -> SCHEMES.contains(String.valueOf(each.getScheme())) && each.getHost() != null)
                .orElseThrow(() -> CommandFailed.usage(
                        "FRAMEFARM_URL is '" + text + "'; expected an address such as https://farm.example.org."));
        if (url.getScheme().equals("http") && !isHere(url)) {
            throw CommandFailed.usage("FRAMEFARM_URL is '" + text
                    + "', where anybody on the way could read the key; use the farm's https address.");
        }
        return url;
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isHere(URI url) {
        return Loopback.is(url.getHost());
    }

    /** Another machine is none of this key's business, whoever it is. */
    private static String keyOfThisMachine(URI url, Path data) {
        if (!isHere(url)) {
            throw CommandFailed.usage(
                    "FRAMEFARM_URL names another machine; set FRAMEFARM_KEY too, to a key of the farm at " + url + ".");
        }
        Path file = Homes.adminKey(data);
        Optional<String> key;
        try {
            key = new AdminKeyFile(file).read();
        } catch (IOException e) {
            throw CommandFailed.unreachable("The key in " + file + " cannot be read (" + FileTrouble.why(e)
                    + "); set FRAMEFARM_KEY to a key of the farm.");
        }
        return key.orElseThrow(() -> CommandFailed.unreachable("There is no key in " + file
                + "; start a farm with 'framefarm up', or set FRAMEFARM_URL and FRAMEFARM_KEY to name one."));
    }
}
