package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.security.AdminKeyFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FarmAddressTest {
    @TempDir
    Path data;

    @BeforeEach
    void thisMachineHasAKey() throws Exception {
        new AdminKeyFile(Homes.adminKey(data)).write("of-this-machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:9", "http://127.1.2.3:80/", "http://[::1]:8080"})
    void theFarmOfThisMachineNeedsNoKeyFromAUser(String url) {
        assertThat(FarmAddress.find(Map.of("FRAMEFARM_URL", url), data).key()).isEqualTo("of-this-machine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://farm.example.org",
                "http://10.0.0.1:8080",
                "http://127.0.0.1.example.org",
                "http://[::2]"
            })
    void theKeyOfThisMachineGoesNowhereElse(String url) {
        assertThatThrownBy(() -> FarmAddress.find(Map.of("FRAMEFARM_URL", url), data))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("FRAMEFARM_KEY");
    }

    @Test
    void aKeyThatIsNamedGoesWhereItsOwnerSays() {
        Map<String, String> named = Map.of("FRAMEFARM_URL", "https://farm.example.org", "FRAMEFARM_KEY", "theirs");
        assertThat(FarmAddress.find(named, data))
                .isEqualTo(new FarmAddress(java.net.URI.create("https://farm.example.org"), "theirs"));
    }
}
