package dev.framefarm.coordinator.chaos;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line between an agent and a coordinator, which can be cut and be bad. */
final class Link implements Closeable {
    private static final int PACKET = 8 * 1024;
    private static final int LATE_MILLIS = 20;
    private static final int SLOW_BYTES_A_SECOND = 64 * 1024;

    /** How the line is. */
    private enum State {
        WELL,
        SLOW,
        CUT
    }

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WELL;

    Link(int target) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        start("link to " + target, this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Both ends see it break; whoever dials meanwhile is hung up on. */
    void cut() {
        state = State.CUT;
        ends.forEach(Link::hangUp);
    }

    void slow() {
        state = State.SLOW;
    }

    void mend() {
        state = State.WELL;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException hungUp) {
                // The next caller, or the end of the link.
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        Socket callee = new Socket();
        try {
            if (state == State.CUT) {
                throw new IOException("the line is cut");
            }
            callee.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 1000);
        } catch (IOException dead) {
            hangUp(caller);
            hangUp(callee);
            return;
        }
        start("up", () -> pump(caller, callee));
        start("down", () -> pump(callee, caller));
    }

    private void pump(Socket from, Socket to) {
        ends.add(from);
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] packet = new byte[PACKET];
            for (int length = in.read(packet); length >= 0 && state != State.CUT; length = in.read(packet)) {
                if (state == State.SLOW) {
                    Thread.sleep(LATE_MILLIS + length * 1000L / SLOW_BYTES_A_SECOND);
                }
                out.write(packet, 0, length);
            }
        } catch (IOException broken) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ends.remove(from);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            return;
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
