package dev.framefarm.coordinator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.model.Role;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
    private Instant now = Instant.EPOCH;
    private final FailedLogins failures = new FailedLogins(() -> now);

    @Test
    void forgivesAfterAMinute() {
        for (int i = 0; i < 20; i++) {
            assertThat(failures.tooMany("a")).isFalse();
            failures.count("a");
        }
        assertThat(failures.tooMany("a")).isTrue();
        assertThat(failures.tooMany("b")).isFalse();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(failures.tooMany("a")).isFalse();
    }

    @Test
    void remembersABoundedNumberOfAddresses() {
        for (int i = 0; i < 20; i++) {
            failures.count("first");
        }
        for (int i = 0; i < 10_000; i++) {
            failures.count("address " + i);
        }
        assertThat(failures.tooMany("first")).isFalse();
    }

    @Test
    void ticketsEndAndOpenOnePathOrOneFolderOnly() {
        Tickets tickets = new Tickets(new byte[] {1, 2, 3}, () -> now);
        Principal ada = new Principal("ada lovelace", Role.VIEWER, "k1");
        String ticket = tickets.issue(ada, "jobs/1/outputs/a");
        assertThat(tickets.read(ticket, "jobs/1/outputs/a")).contains(ada);
        assertThat(tickets.read(ticket, "jobs/1/outputs/b")).isEmpty();
        String folder = tickets.issueForFolder(ada, "jobs/1/outputs/");
        assertThat(tickets.read(folder, "jobs/1/outputs/b")).contains(ada);
        assertThat(tickets.read(folder, "jobs/2/outputs/b")).isEmpty();
        assertThat(tickets.read(folder, "jobs/1")).isEmpty();
        assertThat(new Tickets(new byte[] {4}, () -> now).read(ticket, "jobs/1/outputs/a"))
                .isEmpty();
        String fromAnother = new Tickets(Tickets.secretOf("of a cluster"), () -> now).issue(ada, "jobs/1");
        assertThat(new Tickets(Tickets.secretOf("of a cluster"), () -> now).read(fromAnother, "jobs/1"))
                .contains(ada);
        now = now.plus(Tickets.LIFE).plusSeconds(1);
        assertThat(tickets.read(ticket, "jobs/1/outputs/a")).isEmpty();
    }
}
