package dev.framefarm.coordinator.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP line to a local port that can be cut and mended: to its caller the server is gone, then back. */
public final class CuttableLine implements AutoCloseable {
    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    public CuttableLine(int target) throws IOException {
        this.target = target;
        this.door = listen(FreePorts.one());
        this.port = door.getLocalPort();
    }

    public int port() {
        return port;
    }

    public void cut() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    public void mend() throws IOException {
        door = listen(port);
    }

    private ServerSocket listen(int at) throws IOException {
        ServerSocket listening = new ServerSocket(at, 50, InetAddress.getLoopbackAddress());
        start(() -> {
            while (true) {
                Socket caller = listening.accept();
                if (listening.isClosed()) { // a caller may slip in while the door falls shut
                    caller.close();
                    return;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                start(() -> pump(caller, server));
                start(() -> pump(server, caller));
            }
        });
        return listening;
    }

    private void pump(Socket from, Socket to) throws IOException {
        sockets.add(from);
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } finally {
            sockets.remove(from);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void start(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException cut) {
                // That is what this line is for.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
