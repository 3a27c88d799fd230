package dev.framefarm.coordinator.chaos;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between two members, and can be cut and be bad. */
final class Line {
    private static final int CONNECT_MILLIS = 1000;

    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile Quality quality = Quality.WELL;

    /** Where it is cut, both ends see it break; whoever dials meanwhile is hung up on. */
    void become(Quality other) {
        quality = other;
        if (other == Quality.CUT) {
            hangUp();
        }
    }

    /** Both ends see it break, once. */
    void hangUp() {
        ends.forEach(Door::hangUp);
        ends.clear();
    }

    void carry(Socket caller, InetSocketAddress target) {
        Socket callee = new Socket();
        ends.removeIf(Socket::isClosed);
        ends.add(caller);
        ends.add(callee);
        try {
            callee.connect(target, CONNECT_MILLIS);
        } catch (IOException nobody) {
            Door.hangUp(caller);
        }
        // Looked at last, so that a cut that came meanwhile finds both ends or is found here.
        if (quality == Quality.CUT || caller.isClosed()) {
            Door.hangUp(caller);
            Door.hangUp(callee);
            return;
        }
        Pipe.lay(caller, callee, () -> quality);
        Pipe.lay(callee, caller, () -> quality);
    }
}
