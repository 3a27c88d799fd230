package dev.framefarm.agent.link;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Passes bytes on to a server of this machine, and breaks the first few connections after so many bytes down. */
final class CuttingLine implements Closeable {
    private final int target;
    private final long most;
    private final AtomicInteger cuts;
    private final AtomicLong passed = new AtomicLong();
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    CuttingLine(int target, int cuts, long most) throws IOException {
        this.target = target;
        this.most = most;
        this.cuts = new AtomicInteger(cuts);
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    int cutsLeft() {
        return cuts.get();
    }

    long bytesDown() {
        return passed.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                threads.execute(() -> pass(caller, server, false));
                threads.execute(() -> pass(server, caller, true));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void pass(Socket from, Socket to, boolean down) {
        byte[] buffer = new byte[1 << 14];
        long here = 0;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                here += read;
                if (down) {
                    passed.addAndGet(read);
                }
                if (down && here > most && cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return;
                }
            }
        } catch (IOException closed) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
