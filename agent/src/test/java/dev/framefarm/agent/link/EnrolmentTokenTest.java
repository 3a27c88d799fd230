package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EnrolmentTokenTest {
    private static final String PIN = "0123456789abcdef".repeat(4);

    @Test
    void itPinsTheAuthority() throws Exception {
        EnrolmentToken token = EnrolmentToken.parse(" ff1." + PIN + ".secret-of-the-day\n");
        assertThat(token.authorityFingerprint()).isEqualTo(PIN);
        assertThat(token.text()).isEqualTo("ff1." + PIN + ".secret-of-the-day");
    }

    @Test
    void itKeepsItsSecretFromLogs() throws Exception {
        assertThat(EnrolmentToken.parse("ff1." + PIN + ".secret-of-the-day"))
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void anythingElseIsNoToken() {
        for (String text :
                new String[] {"", "ff1", "ff2." + PIN + ".secret-of-the-day", "ff1.abc.secret", "ff1." + PIN + "."}) {
            assertThatThrownBy(() -> EnrolmentToken.parse(text)).isInstanceOf(LinkException.class);
        }
    }
}
