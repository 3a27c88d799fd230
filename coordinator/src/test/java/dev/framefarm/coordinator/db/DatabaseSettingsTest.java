package dev.framefarm.coordinator.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://farm:secret@db.example/farm",
                "jdbc:postgres://farm:secret@db.example/farm",
                "jdbc:postgresql://farm:secret@db.example/farm",
                "jdbc:postgresql://farm:se/secret@db.example/farm",
                "secret@db.example",
                "secret",
            })
    void tellsNobodyAPasswordThatStandsInAnUnusableUrl(String url) {
        assertThatThrownBy(() -> DatabaseSettings.at(url, "farm", ""))
                .hasMessageContaining("expected jdbc:postgresql://host:port/name")
                .hasMessageNotContaining("secret");
    }

    @Test
    void saysHowAnUnusableUrlBegins() {
        assertThatThrownBy(() -> DatabaseSettings.at("postgresql://db.example/farm", "farm", ""))
                .hasMessageContaining("found one that begins with 'postgresql:'");
    }

    @Test
    void takesAnAtSignAmongTheParameters() {
        assertThat(DatabaseSettings.at("jdbc:postgresql://db.example/farm?options=-c%20x=@", "farm", ""))
                .hasToString("jdbc:postgresql://db.example/farm");
    }
}
