package dev.framefarm.coordinator.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Where everybody is: lists in the order of the coordinators. */
record Ports(
        int database, int store, List<Integer> http, List<Integer> grpc, List<Integer> discovery, List<Integer> talk) {
    private static final int SINGLE = 2;
    private static final int KINDS = 4;

    static Ports find(int coordinators) throws IOException {
        List<Integer> free = free(SINGLE + KINDS * coordinators);
        return new Ports(
                free.get(0),
                free.get(1),
                part(free, 0, coordinators),
                part(free, 1, coordinators),
                part(free, 2, coordinators),
                part(free, 3, coordinators));
    }

    private static List<Integer> part(List<Integer> free, int kind, int coordinators) {
        return free.subList(SINGLE + kind * coordinators, SINGLE + (kind + 1) * coordinators);
    }

    /** All held until the last is found, so that no two are the same. */
    private static List<Integer> free(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }
}
