package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeastPaceTest {
    private static final int MEBI = 1 << 20;

    private final AtomicLong now = new AtomicLong();

    @Test
    void whoPausesForAMomentIsNotSlow() {
        LeastPace pace = new LeastPace(now::get);
        pass(30);
        assertThat(pace.isKept(1)).isTrue();
        pass(30);
        assertThat(pace.isKept(60 * 1024)).isTrue();
        pass(30);
        assertThat(pace.isKept(1)).isFalse();
    }

    @Test
    void aRequestThatCrawlsIsRefused() throws IOException {
        InputStream body = new PacedBody(new ByteArrayInputStream(new byte[MEBI]), now::get);
        assertThat(body.readNBytes(1000)).hasSize(1000);
        pass(31);
        assertThatThrownBy(() -> body.read(new byte[10]))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.getResponse().getStatus()).isEqualTo(408));
        assertThatThrownBy(body::read).isInstanceOf(Refusal.class);
        InputStream whole = new PacedBody(new ByteArrayInputStream(new byte[1]), now::get);
        assertThat(whole.readNBytes(1)).hasSize(1);
        pass(31);
        assertThat(whole.read()).as("its end may be asked for late").isEqualTo(-1);
    }

    @Test
    void anAnswerThatNobodyTakesEnds() throws IOException {
        ByteArrayOutputStream taken = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                pass(40);
                super.write(bytes, offset, length);
            }
        };
        Sending.of(() -> new ByteArrayInputStream(new byte[MEBI]), MEBI, "film.mp4", now::get)
                .write(taken);
        assertThat(taken.size()).isPositive().isLessThan(MEBI);
    }

    @Test
    void anAnswerThatIsTakenIsWhole() throws IOException {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        Sending.of(() -> new ByteArrayInputStream(new byte[MEBI]), MEBI, "film.mp4", now::get)
                .write(taken);
        assertThat(taken.size()).isEqualTo(MEBI);
    }

    private void pass(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
