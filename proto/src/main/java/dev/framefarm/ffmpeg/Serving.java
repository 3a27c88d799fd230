package dev.framefarm.ffmpeg;

import com.github.kokorin.jaffree.JaffreeException;
import com.github.kokorin.jaffree.log.LogMessage;
import com.github.kokorin.jaffree.process.Executor;
import com.github.kokorin.jaffree.process.ProcessHandler;
import com.github.kokorin.jaffree.process.StdReader;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Jaffree's handler takes threads that have not begun for threads that are done, and closes what they were to read: on a
 * busy machine a program that ended soon would seem to have said nothing. So the handler is held until both have begun.
 */
final class Serving extends ProcessHandler<Boolean> {
    private final CountDownLatch begun = new CountDownLatch(2);

    Serving(Path program, StdReader<Boolean> output, StdReader<Boolean> log) {
        super(program, "ffmpeg");
        setStdOutReader(begins(output));
        setStdErrReader(begins(log));
    }

    @Override
    protected Executor startExecution(Process process, AtomicReference<Boolean> result) {
        Executor threads = super.startExecution(process, result);
        try {
            begun.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JaffreeException("interrupted before the process was served", e);
        }
        return threads;
    }

    boolean hasBegun() {
        return begun.getCount() == 0;
    }

    private StdReader<Boolean> begins(StdReader<Boolean> reader) {
        return new StdReader<>() {
            @Override
            public @Nullable Boolean read(InputStream stream) {
                begun.countDown();
                return reader.read(stream);
            }

            @Override
            public List<LogMessage> getErrorLogMessages() {
                return reader.getErrorLogMessages();
            }
        };
    }
}
