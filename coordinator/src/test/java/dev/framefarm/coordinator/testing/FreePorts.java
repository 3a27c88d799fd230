package dev.framefarm.coordinator.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Ports for those who have to know theirs before they listen, or listen again. They lie below the ones that the kernel
 * gives away by itself, so that no connection of anybody gets one meanwhile.
 */
public final class FreePorts {
    private static final int FIRST = 12_000;
    private static final int LAST = 30_000;
    private static final Random RANDOM = new Random();

    private FreePorts() {}

    public static int one() throws IOException {
        return some(1).get(0);
    }

    public static List<Integer> some(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            while (held.size() < count) {
                tryToHold(FIRST + RANDOM.nextInt(LAST - FIRST), held);
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket each : held) {
                each.close();
            }
        }
    }

    private static void tryToHold(int port, List<ServerSocket> held) {
        try {
            held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException taken) {
            return;
        }
    }
}
