package dev.framefarm.coordinator.blob;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Passes bytes on between a client and a server of this machine, as long as it is not told to misbehave. */
public final class FaultyLine implements Closeable {
    private static final String BUSY = "503 Slow Down";

    private final int target;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    /** Nobody answers. */
    private volatile boolean down;
    /** Everybody gets this answer, if it is not empty. */
    private volatile String refusal = "";

    /** So many connections get an answer that says "later". */
    private final AtomicInteger busy = new AtomicInteger();
    /** So many connections are cut when this many bytes came down on them. */
    private final AtomicInteger cuts = new AtomicInteger();

    private volatile long cutAfter;
    /** Every connection is cut when this many bytes went up on it. */
    private volatile long cutUpAfter = Long.MAX_VALUE;

    private final AtomicLong up = new AtomicLong();
    private final AtomicLong downward = new AtomicLong();

    private FaultyLine(int target) throws IOException {
        this.target = target;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public static FaultyLine to(int port) throws IOException {
        return new FaultyLine(port);
    }

    public int port() {
        return door.getLocalPort();
    }

    public void goDown() {
        down = true;
        open.forEach(FaultyLine::end);
    }

    public void comeBack() {
        down = false;
        refusal = "";
    }

    /** {@code answer} is a status with its reason, such as 403 Forbidden. */
    public void refuse(String answer) {
        refusal = answer;
        open.forEach(FaultyLine::end);
    }

    /** Says how many sockets it ended: who finds its connection so has to ask once more, too. */
    public int beBusy(int times) {
        List<Socket> ended = List.copyOf(open);
        ended.forEach(FaultyLine::end);
        busy.set(times);
        return ended.size();
    }

    public void cut(int times, long afterBytes) {
        open.forEach(FaultyLine::end);
        cutAfter = afterBytes;
        cuts.set(times);
    }

    public void cutUp(long afterBytes) {
        cutUpAfter = afterBytes;
    }

    public long bytesUp() {
        return up.get();
    }

    public long bytesDown() {
        return downward.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                threads.execute(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        open.add(caller);
        try (caller) {
            if (down) {
                caller.setSoLinger(true, 0);
                return;
            }
            if (!refusal.isEmpty()) {
                answer(caller, refusal);
                return;
            }
            if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                answer(caller, BUSY);
                return;
            }
            long most = cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? cutAfter : Long.MAX_VALUE;
            connect(caller, most);
        } catch (IOException broken) {
            end(caller);
        } finally {
            open.remove(caller);
        }
    }

    private static void answer(Socket caller, String status) throws IOException {
        // The request is read as far as it came, so that the answer is not lost to a reset.
        caller.getInputStream().read(new byte[1 << 20]);
        String answer = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        caller.getOutputStream().write(answer.getBytes(US_ASCII));
        caller.shutdownOutput();
        caller.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private void connect(Socket caller, long most) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(server);
            threads.execute(() -> pass(caller, server, up, cutUpAfter));
            pass(server, caller, downward, most);
            open.remove(server);
        }
    }

    private static void pass(Socket from, Socket to, AtomicLong count, long most) {
        byte[] buffer = new byte[1 << 14];
        long left = most;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
                int passed = (int) Math.min(read, left);
                out.write(buffer, 0, passed);
                count.addAndGet(passed);
                left -= passed;
                if (left == 0) {
                    break;
                }
            }
        } catch (IOException closed) {
            end(from);
        }
        end(from);
        end(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(FaultyLine::end);
        threads.shutdownNow();
    }
}
