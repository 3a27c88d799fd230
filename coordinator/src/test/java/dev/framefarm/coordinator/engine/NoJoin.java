package dev.framefarm.coordinator.engine;

import java.io.IOException;
import java.nio.file.Path;

/** Takes everything and makes nothing of it. */
class NoJoin implements Joiner.Join {
    @Override
    public void append(Path delivery) throws IOException {}

    @Override
    public void finish() throws IOException {}

    @Override
    public void close() {}
}
