package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class CallEndTest {
    @Test
    void saysInOneLineWhatHappened() {
        Status refused = Status.UNAVAILABLE
                .withDescription("io exception\nChannel Pipeline: [SslHandler#0, TailContext#0]")
                .withCause(new ConnectException("Connection refused: /127.0.0.1:7443"));
        assertThat(CallEnd.of(refused)).isEqualTo("UNAVAILABLE: io exception (Connection refused: /127.0.0.1:7443)");
    }

    @Test
    void saysNoMoreThanIsKnown() {
        assertThat(CallEnd.of(Status.CANCELLED.withCause(new IllegalStateException())))
                .isEqualTo("CANCELLED");
    }
}
