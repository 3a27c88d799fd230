package dev.framefarm.coordinator.rpc;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;

/** Listens, and shuts the door on connections for which there is no room. */
final class Door extends NioServerSocketChannel {
    private final Visitors visitors;

    Door(Visitors visitors) {
        this.visitors = visitors;
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
        int read = super.doReadMessages(accepted);
        if (read <= 0) {
            return read;
        }
        Channel last = (Channel) accepted.get(accepted.size() - 1);
        if (visitors.enter(last)) {
            return read;
        }
        accepted.remove(accepted.size() - 1);
        last.unsafe().closeForcibly();
        return 0;
    }
}
