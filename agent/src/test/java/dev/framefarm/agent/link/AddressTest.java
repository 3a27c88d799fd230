package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AddressTest {
    @Test
    void hostsPortsAndBrackets() {
        assertThat(Address.parse("farm.example:7000")).isEqualTo(new Address("farm.example", 7000));
        assertThat(Address.parse("farm.example")).isEqualTo(new Address("farm.example", 7443));
        assertThat(Address.parse("[::1]:7000")).isEqualTo(new Address("::1", 7000));
        assertThat(Address.parse("[::1]")).isEqualTo(new Address("::1", 7443));
    }

    @Test
    void nonsenseIsRefused() {
        for (String text : new String[] {"", ":7443", "farm:port", "farm:0", "farm:70000"}) {
            assertThatThrownBy(() -> Address.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void namesThatNoConnectionTakesAreRefusedAtOnce() {
        for (String text : new String[] {"farm_coordinator_2:7443", "https://farm.example:7443", "a farm:7443"}) {
            assertThatThrownBy(() -> Address.parse(text)).hasMessageContaining("letters, digits, dots and hyphens");
        }
    }
}
