package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.agent.testing.TestFarm;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoiningTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private TestFarm farm;

    @BeforeEach
    void open() throws Exception {
        farm = new TestFarm();
    }

    @AfterEach
    void close() {
        farm.close();
        timer.shutdownNow();
    }

    @Test
    void aCoordinatorThatIsBusyIsAskedAgain() throws Exception {
        farm.busy.set(1);
        CertificateRequest request = CertificateRequest.of("one");

        Identity identity = joining(TestFarm.PATIENCE).join(EnrolmentToken.parse(farm.token()), request, "one");

        assertThat(identity.key()).isEqualTo(request.keys().getPrivate());
        assertThat(farm.busy).hasValue(0);
    }

    @Test
    void whoIsPatientForNoTimeIsToldWhy() throws Exception {
        farm.busy.set(1);

        assertThatThrownBy(() -> joining(Duration.ZERO)
                        .join(EnrolmentToken.parse(farm.token()), CertificateRequest.of("one"), "one"))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("takes no enrolment now: too many enrol at once");
    }

    private Joining joining(Duration patience) {
        return new Joining(List.of(new Address("localhost", farm.port())), patience, timer);
    }
}
