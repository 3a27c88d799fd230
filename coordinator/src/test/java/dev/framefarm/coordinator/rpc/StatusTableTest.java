package dev.framefarm.coordinator.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.AgentRefused;
import dev.framefarm.coordinator.engine.EnrolmentRefused;
import dev.framefarm.coordinator.engine.LeaseRefused;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class StatusTableTest {
    @Test
    void tellsAgentsWhatIsForThemAndNothingElse() {
        assertThat(code(new BadMessage("x"))).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(code(new LeaseRefused("x"))).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(code(new EnrolmentRefused("x"))).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(code(new AgentRefused("x"))).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(code(new TooMany("x"))).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(code(new RejectedExecutionException())).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(code(new NoSuchFileException("/secret"))).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(code(new IOException("x"))).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(code(new IllegalStateException("x"))).isEqualTo(Status.Code.INTERNAL);
        assertThat(StatusTable.of(new LeaseRefused("say so")).getDescription()).isEqualTo("say so");
        assertThat(StatusTable.of(new NoSuchFileException("/secret")).getDescription())
                .doesNotContain("secret");
        assertThat(StatusTable.of(new IllegalStateException("secret")).getDescription())
                .doesNotContain("secret");
        assertThat(StatusTable.of(Status.ABORTED.asRuntimeException()).getCode())
                .isEqualTo(Status.Code.ABORTED);
    }

    private static Status.Code code(Throwable thrown) {
        return StatusTable.of(thrown).getCode();
    }
}
