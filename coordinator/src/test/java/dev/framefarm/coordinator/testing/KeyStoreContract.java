package dev.framefarm.coordinator.testing;

import static dev.framefarm.coordinator.testing.StoreExamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framefarm.coordinator.engine.KeyStore;
import dev.framefarm.coordinator.engine.Revocation;
import dev.framefarm.coordinator.model.ApiKey;
import dev.framefarm.coordinator.model.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link KeyStore} does. */
public abstract class KeyStoreContract {
    private static final ApiKey ANN =
            new ApiKey("k-1", "ann", Role.SUBMITTER, "hash", NOON, Optional.of(NOON.plusSeconds(60)), false);
    private static final ApiKey BOB = new ApiKey("k-2", "bob", Role.ADMIN, "hash", NOON, Optional.empty(), false);

    private KeyStore keys;

    protected abstract Stores stores();

    @BeforeEach
    void open() {
        keys = stores().keys();
    }

    @Test
    void findsAndListsKeysById() {
        keys.insert(BOB);
        keys.insert(ANN);

        assertThat(keys.find("k-1")).contains(ANN);
        assertThat(keys.find("k-3")).isEmpty();
        assertThat(keys.list()).containsExactly(ANN, BOB);
        assertThatThrownBy(() -> keys.insert(ANN)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void revokesAKey() {
        keys.insert(ANN);

        assertThat(keys.revoke("k-1", NOON)).isEqualTo(Revocation.DONE);
        assertThat(keys.revoke("k-1", NOON)).isEqualTo(Revocation.DONE);
        assertThat(keys.revoke("k-3", NOON)).isEqualTo(Revocation.NO_SUCH_KEY);

        assertThat(keys.find("k-1").orElseThrow().usable(NOON)).isFalse();
    }

    @Test
    void leavesOneGoodKeyOfAnAdministrator() {
        keys.insert(BOB);
        keys.insert(admin("k-4", Optional.of(NOON.plusSeconds(60))));

        assertThat(keys.revoke("k-2", NOON.plusSeconds(60))).isEqualTo(Revocation.LAST_ADMIN);
        assertThat(keys.revoke("k-2", NOON)).isEqualTo(Revocation.DONE);
        assertThat(keys.revoke("k-4", NOON)).isEqualTo(Revocation.LAST_ADMIN);
        assertThat(keys.find("k-4").orElseThrow().usable(NOON)).isTrue();
    }

    @Test
    void twoAdministratorsDoNotRevokeEachOther() {
        List<String> ids = List.of("k-1", "k-2");
        for (String id : ids) {
            keys.insert(admin(id, Optional.empty()));
        }

        List<Revocation> revoked =
                ids.parallelStream().map(id -> keys.revoke(id, NOON)).toList();

        assertThat(revoked).containsExactlyInAnyOrder(Revocation.DONE, Revocation.LAST_ADMIN);
    }

    private static ApiKey admin(String id, Optional<Instant> expires) {
        return new ApiKey(id, "bob", Role.ADMIN, "hash", NOON, expires, false);
    }
}
