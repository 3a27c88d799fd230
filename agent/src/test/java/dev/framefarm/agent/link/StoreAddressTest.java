package dev.framefarm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://store.example.org/b?X=1",
                "http://127.0.0.1:9000/b",
                "http://127.0.1.1/b",
                "http://localhost:9000/b",
                "http://[::1]:9000/b"
            })
    void goesToAStoreWhereNobodyCanListen(String url) throws Exception {
        assertThat(StoreAddress.parse(url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://store.example.org/b",
                "http://127.0.0.1.example.org/b",
                "http://127.0.0.1@store.example.org/b",
                "http://[::2]/b",
                "http:///b",
                "ftp://127.0.0.1/b",
                "no address"
            })
    void goesNowhereElse(String url) {
        assertThatExceptionOfType(StoreUnreachable.class).isThrownBy(() -> StoreAddress.parse(url));
    }
}
