package dev.framefarm.coordinator.rpc;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens, and shuts the door on connections beyond a number: each costs memory before it has shown who it is. */
final class Door extends NioServerSocketChannel {
    private final AtomicInteger open;
    private final int most;

    Door(AtomicInteger open, int most) {
        this.open = open;
        this.most = most;
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
        int read = super.doReadMessages(accepted);
        if (read <= 0) {
            return read;
        }
        Channel last = (Channel) accepted.get(accepted.size() - 1);
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            accepted.remove(accepted.size() - 1);
            last.unsafe().closeForcibly();
            return 0;
        }
        var unused = last.closeFuture().addListener(closed -> open.decrementAndGet());
        return read;
    }
}
