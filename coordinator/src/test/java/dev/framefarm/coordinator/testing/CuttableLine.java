package dev.framefarm.coordinator.testing;

import java.io.IOException;
import java.io.InterruptedIOException;
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
    private Thread keeper;

    public CuttableLine(int target) throws IOException {
        this.target = target;
        this.port = FreePorts.one();
        mend();
    }

    public int port() {
        return port;
    }

    public void cut() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        try {
            keeper.join(); // the port is taken as long as somebody stands there
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    public void mend() throws IOException {
        ServerSocket listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        door = listening;
        keeper = start(() -> {
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

    private static Thread start(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException cut) {
                // That is what this line is for.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
