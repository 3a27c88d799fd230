package dev.framefarm.agent.ffmpeg;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;

/** Where nobody has any business. */
final class Trap implements AutoCloseable {
    private final ServerSocket listener;

    Trap() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    String address() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/film.ts";
    }

    /** Whoever connected waits in the queue of the listener. */
    boolean sprung() throws IOException {
        listener.setSoTimeout(1);
        try {
            listener.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
