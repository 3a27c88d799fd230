package dev.framefarm.agent.attempt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/** Starts FFmpeg. */
public interface Encoder {
    Encoding start(Order order) throws IOException;

    /** What to run, inside which bounds, and where its bytes come from and go to. */
    record Order(List<String> arguments, Bounds bounds, Input input, Output output, Consumer<Tick> progress) {
        public Order {
            arguments = List.copyOf(arguments);
        }
    }

    /** Fills FFmpeg's stdin, on a thread of its own. */
    interface Input {
        void feed(OutputStream stdin) throws IOException;
    }

    /** Empties FFmpeg's stdout, on a thread of its own. */
    interface Output {
        void drain(InputStream stdout) throws IOException;
    }

    /** FFmpeg's word on how far it is. */
    record Tick(long frames, long outTimeMicros) {}
}
