package dev.framefarm.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.framefarm.agent.link.Address;
import dev.framefarm.agent.link.Bandwidth;
import dev.framefarm.agent.link.Reach;
import dev.framefarm.agent.machine.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsFileTest {
    @Test
    void defaults() throws Exception {
        assertThat(SettingsFile.parse(""))
                .isEqualTo(new Settings(
                        new Reach(List.of(new Address("127.0.0.1", 7443)), 5, Bandwidth.UNLIMITED),
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
                        Optional.empty()));
    }

    @Test
    void everyKeyArrives() throws Exception {
        assertThat(SettingsFile.parse("""
                        coordinators: [one.example:7000, two.example]
                        data: /var/lib/agent
                        shared: /var/lib/machine
                        name: north-7
                        slots: 3
                        token: ff1.x.y
                        ffmpeg: /opt/ffmpeg
                        metricsPort: 9100
                        logLevel: DEBUG
                        stopWithin: 45
                        bandwidth: {up: 20M, down: 800K}
                        connections: 2
                        parentPid: 4711
                        """))
                .isEqualTo(new Settings(
                        new Reach(
                                List.of(new Address("one.example", 7000), new Address("two.example", 7443)),
                                2,
                                new Bandwidth(20_000_000, 800_000)),
                        Path.of("/var/lib/agent"),
                        Optional.of(Path.of("/var/lib/machine")),
                        "north-7",
                        3,
                        Optional.of("ff1.x.y"),
                        Optional.empty(),
                        "/opt/ffmpeg",
                        9100,
                        Level.DEBUG,
                        45,
                        Optional.of(4711L)));
        assertThat(SettingsFile.parse("tokenFile: ~/token").tokenFile())
                .contains(Path.of(System.getProperty("user.home"), "token"));
    }

    @Test
    void allComplaintsAtOnce() {
        assertThatThrownBy(() -> SettingsFile.parse("""
                        coordinator: a
                        coordinators: [':1']
                        slots: 0
                        metricsPort: high
                        logLevel: LOUD
                        name: []
                        bandwidth: {up: fast}
                        connections: 17
                        token: a
                        tokenFile: b
                        """))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(
                        "unknown key 'coordinator'",
                        "'coordinators'",
                        "'slots': a whole number from 1 to 1024 was expected, found 0",
                        "'metricsPort'",
                        "'logLevel': one of [ERROR, WARN, INFO, DEBUG, TRACE] was expected, found LOUD",
                        "'name'",
                        "'bandwidth.up': bits per second such as 800K, 20M or 1G were expected, 100K at least, found fast",
                        "'connections': a whole number from 1 to 16 was expected, found 17",
                        "one of them is enough");
    }

    @Test
    void whatIsNoYamlIsSaidSo() {
        assertThatThrownBy(() -> SettingsFile.parse("a: [")).hasMessageContaining("not YAML");
        assertThatThrownBy(() -> SettingsFile.parse("bandwidth: {sideways: 1M}"))
                .hasMessageContaining("'bandwidth' must be {up: 20M, down: 50M}");
        assertThatThrownBy(() -> SettingsFile.parse("- a")).hasMessageContaining("key: value");
        assertThatThrownBy(() -> SettingsFile.read(Path.of("/nowhere.yml"))).hasMessageContaining("/nowhere.yml");
    }

    @Test
    void aTokenStaysOutOfTheLog() throws Exception {
        assertThat(SettingsFile.parse("token: ff1.secret")).asString().doesNotContain("ff1.secret");
    }
}
