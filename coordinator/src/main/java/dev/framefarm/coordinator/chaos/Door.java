package dev.framefarm.coordinator.chaos;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** A port of its own; each caller is served on a thread of its own. */
final class Door implements Closeable {
    private final ServerSocket socket;
    private final Consumer<Socket> host;

    Door(InetAddress at, Consumer<Socket> host) throws IOException {
        this.socket = new ServerSocket(0, 50, at);
        this.host = host;
        start("door " + address(), this::serve);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                start("caller at " + address(), () -> host.accept(caller));
            } catch (IOException nobody) {
                // Who called is gone, or the door is closed: others may come.
            }
        }
    }

    static void hangUp(Closeable socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            return;
        }
    }

    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        hangUp(socket);
    }
}
