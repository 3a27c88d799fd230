package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.v1.FarmGrpc;
import dev.framefarm.v1.RecallRequest;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftConnectionsTest {
    private final List<ManagedChannel> opened = new ArrayList<>();

    private ManagedChannel open() {
        opened.add(NettyChannelBuilder.forTarget("localhost:1").build());
        return opened.get(opened.size() - 1);
    }

    /** A transfer may begin while its line is left; nobody would close what it opened then. */
    @Test
    void nothingIsOpenedAnyMore() {
        Connections connections = new Connections(this::open, 5);
        connections.leave();

        assertThatThrownBy(() -> FarmGrpc.newBlockingStub(connections).recall(RecallRequest.getDefaultInstance()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("UNAVAILABLE");
        assertThat(opened).singleElement().matches(ManagedChannel::isShutdown);
    }
}
