package dev.framefarm.coordinator.app;

import java.util.regex.Pattern;

/** Hosts that nobody on the way can listen to, because there is none. */
public final class Loopback {
    private static final Pattern HOST = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::|(0:){7})1]?");

    private Loopback() {}

    /** As it is written in an address. */
    public static boolean is(String host) {
        return HOST.matcher(host).matches();
    }
}
