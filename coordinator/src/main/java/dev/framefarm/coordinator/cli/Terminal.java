package dev.framefarm.coordinator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What standard output is. */
record Terminal(boolean isTerminal, int columns, boolean colours) {
    private static final int USUAL_COLUMNS = 80;
    private static final Path TTY = Path.of("/dev/tty");

    static Terminal find() {
        Map<String, String> environment = System.getenv();
        String kind = environment.getOrDefault("TERM", "");
        boolean able = isTty() && !kind.isEmpty() && !kind.equals("dumb");
        return new Terminal(able, able ? width() : USUAL_COLUMNS, able && !environment.containsKey("NO_COLOR"));
    }

    /** The window may have been resized since. */
    Terminal again() {
        return isTerminal ? new Terminal(true, width(), colours) : this;
    }

    /** System.console() also wants standard input to be a terminal, which it need not be. */
    @SuppressWarnings("SystemConsoleNull") // we run on 17 and up; where it is never null, /proc has answered already
    private static boolean isTty() {
        Path out = Path.of("/proc/self/fd/1");
        try {
            String target = Files.readSymbolicLink(out).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    private static int width() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TTY.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream out = stty.getInputStream()) {
                String[] size = new String(out.readAllBytes(), StandardCharsets.US_ASCII)
                        .strip()
                        .split(" ", -1);
                int columns = size.length == 2 ? Integer.parseInt(size[1]) : 0;
                return columns > 0 ? columns : USUAL_COLUMNS;
            }
        } catch (IOException | NumberFormatException e) {
            return USUAL_COLUMNS;
        }
    }
}
