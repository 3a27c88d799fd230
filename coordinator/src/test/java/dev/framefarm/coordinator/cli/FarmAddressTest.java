package dev.framefarm.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.security.AdminKeyFile;
import java.net.URI;
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
    @ValueSource(strings = {"https://farm.example.org", "https://10.0.0.1:8080", "https://127.0.0.1.example.org"})
    void theKeyOfThisMachineGoesNowhereElse(String url) {
        assertThatThrownBy(() -> FarmAddress.find(Map.of("FRAMEFARM_URL", url), data))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("FRAMEFARM_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://farm.example.org", "http://127.0.0.1.example.org", "http://[::2]"})
    void noKeyTravelsWhereItCanBeRead(String url) {
        Map<String, String> named = Map.of("FRAMEFARM_URL", url, "FRAMEFARM_KEY", "theirs");
        assertThatThrownBy(() -> FarmAddress.find(named, data)).hasMessageContaining("https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"farm", "ftp://127.0.0.1", "http:///", "http://a b", ""})
    void anAddressThatLeadsNowhereIsToldAtOnce(String url) {
        assertThatThrownBy(() -> FarmAddress.find(Map.of("FRAMEFARM_URL", url), data))
                .hasMessageContaining("expected an address");
    }

    @Test
    void aKeyThatIsNamedGoesWhereItsOwnerSays() {
        Map<String, String> named = Map.of("FRAMEFARM_URL", "https://farm.example.org", "FRAMEFARM_KEY", "theirs");
        assertThat(FarmAddress.find(named, data))
                .isEqualTo(new FarmAddress(URI.create("https://farm.example.org"), "theirs"));
    }
}
