package dev.framefarm.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kokorin.jaffree.log.LogMessage;
import com.github.kokorin.jaffree.process.Executor;
import com.github.kokorin.jaffree.process.StdReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;

class ServingTest {
    /** A new thread begins when the machine likes. */
    @RepeatedTest(20)
    void nobodyTakesReadersForDoneThatHaveNotBegun() throws Exception {
        Process process = new ProcessBuilder("/bin/sh", "-c", "echo said").start();
        Serving serving = new Serving(Path.of("/bin/sh"), new Reader(), new Reader());

        Executor threads = serving.startExecution(process, new AtomicReference<>());

        assertThat(serving.hasBegun()).isTrue();
        process.waitFor();
        threads.stop();
    }

    private static final class Reader implements StdReader<Boolean> {
        @Override
        public Boolean read(InputStream stream) {
            try {
                return stream.readAllBytes().length > 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<LogMessage> getErrorLogMessages() {
            return List.of();
        }
    }
}
