package dev.framefarm.coordinator.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One direction of a connection: bytes wait here as long as the line makes them. */
final class Pipe {
    private static final int PACKET = 8 * 1024;
    private static final int MOST_UNDER_WAY = 64;
    private static final Packet END = new Packet(ByteBuffer.allocate(0), 0);

    private record Packet(ByteBuffer bytes, long arrives) {
        boolean isEnd() {
            return bytes.capacity() == 0;
        }
    }

    private final Socket from;
    private final Socket to;
    private final Supplier<Quality> quality;
    private final BlockingQueue<Packet> underWay = new ArrayBlockingQueue<>(MOST_UNDER_WAY);

    private Pipe(Socket from, Socket to, Supplier<Quality> quality) {
        this.from = from;
        this.to = to;
        this.quality = quality;
    }

    /** Until either end closes, which closes the other. */
    static void lay(Socket from, Socket to, Supplier<Quality> quality) {
        Pipe pipe = new Pipe(from, to, quality);
        Door.start("into a line", pipe::take);
        Door.start("out of a line", pipe::give);
    }

    private void take() {
        long last = System.nanoTime();
        byte[] buffer = new byte[PACKET];
        try {
            InputStream in = from.getInputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                last = quality.get().arrival(System.nanoTime(), last, length, ThreadLocalRandom.current());
                send(new Packet(ByteBuffer.wrap(Arrays.copyOf(buffer, length)), last));
            }
        } catch (IOException broken) {
            Door.hangUp(from);
        }
        send(END);
    }

    private void send(Packet packet) {
        try {
            boolean taken = false;
            while (!taken && !to.isClosed()) {
                taken = underWay.offer(packet, 1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void give() {
        try (from;
                to) {
            OutputStream out = to.getOutputStream();
            for (Packet packet = underWay.take(); !packet.isEnd(); packet = underWay.take()) {
                TimeUnit.NANOSECONDS.sleep(packet.arrives() - System.nanoTime());
                out.write(packet.bytes().array());
            }
        } catch (IOException broken) {
            Door.hangUp(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
