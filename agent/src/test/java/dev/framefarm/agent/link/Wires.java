package dev.framefarm.agent.link;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Passes connections on to a server of this machine, of each only so many bytes down, as a long way would in some time. */
final class Wires implements Closeable {
    private final int target;
    private final int most;
    private final List<Wire> all = new CopyOnWriteArrayList<>();
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** @param most bytes down over each, until more are {@link Wire#allow allowed} */
    Wires(int target, int most) throws IOException {
        this.target = target;
        this.most = most;
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** In the order in which they were made; also those that have ended. */
    List<Wire> all() {
        return List.copyOf(all);
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = door.accept();
                all.add(new Wire(caller, new Socket(InetAddress.getLoopbackAddress(), target)));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        all.forEach(Wire::cut);
        threads.shutdownNow();
    }

    /** One connection. */
    final class Wire {
        private final Socket caller;
        private final Socket server;
        private final Semaphore allowed = new Semaphore(most);
        private final AtomicLong down = new AtomicLong();
        private final AtomicLong up = new AtomicLong();

        private Wire(Socket caller, Socket server) {
            this.caller = caller;
            this.server = server;
            threads.execute(this::passUp);
            threads.execute(this::passDown);
        }

        long down() {
            return down.get();
        }

        long up() {
            return up.get();
        }

        boolean isCut() {
            return caller.isClosed();
        }

        void allow(int bytes) {
            allowed.release(bytes);
        }

        void cut() {
            try (caller;
                    server) {
                allow(most);
            } catch (IOException closed) {
                throw new IllegalStateException(closed);
            }
        }

        private void passUp() {
            byte[] buffer = new byte[1 << 14];
            try (caller;
                    server) {
                InputStream in = caller.getInputStream();
                OutputStream out = server.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    up.addAndGet(read);
                    out.write(buffer, 0, read);
                }
            } catch (IOException closed) {
                return;
            }
        }

        private void passDown() {
            byte[] buffer = new byte[1 << 14];
            try (caller;
                    server) {
                InputStream in = server.getInputStream();
                OutputStream out = caller.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    allowed.acquire(read);
                    down.addAndGet(read);
                    out.write(buffer, 0, read);
                }
            } catch (IOException closed) {
                return;
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
