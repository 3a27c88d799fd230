package dev.framefarm.agent.app;

import ch.qos.logback.classic.Level;
import dev.framefarm.agent.link.Address;
import dev.framefarm.agent.link.Bandwidth;
import dev.framefarm.agent.link.Reach;
import dev.framefarm.agent.machine.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The agent's configuration.
 *
 * @param reach the coordinators, and how much of the way to them may be taken
 * @param data key, certificates and what was proven; private to this user
 * @param shared where agents of one machine keep the unpacked FFmpeg and what was proven; without it, data
 * @param slots encodes at once
 * @param token only for the first start
 * @param tokenFile the same in a file
 * @param ffmpeg {@code auto}, {@code embedded}, or a path
 * @param metricsPort Prometheus on loopback; 0 is off
 * @param stopWithin seconds that a stopping agent waits for what it can still end and deliver
 * @param parentPid stop when this process is gone
 */
public record Settings(
        Reach reach,
        Path data,
        Optional<Path> shared,
        String name,
        int slots,
        Optional<String> token,
        Optional<Path> tokenFile,
        String ffmpeg,
        int metricsPort,
        Level logLevel,
        int stopWithin,
        Optional<Long> parentPid) {
    static final int MOST_SLOTS = 1024;
    static final int HIGHEST_PORT = 65535;
    static final int LONGEST_STOP = 3600;

    static Settings defaults() {
        return new Settings(
                new Reach(List.of(Address.parse("127.0.0.1:7443")), Reach.USUAL_CONNECTIONS, Bandwidth.UNLIMITED),
                Path.of(System.getProperty("user.home"), ".framefarm", "agent"),
                Optional.empty(),
                Host.name(),
                Host.cores(),
                Optional.empty(),
                Optional.empty(),
                "auto",
                0,
                Level.WARN,
                20,
                Optional.empty());
    }

    Path machineFolder() {
        return shared.orElse(data);
    }

    /** A token is a secret. */
    @Override
    public String toString() {
        return "coordinators " + reach.coordinators() + ", data " + data + ", name " + name + ", slots " + slots
                + ", token "
                + (token.isPresent() || tokenFile.isPresent() ? "given" : "none") + ", ffmpeg " + ffmpeg
                + ", connections " + reach.connections() + ", metricsPort " + metricsPort + ", logLevel " + logLevel
                + ", stopWithin " + stopWithin;
    }
}
