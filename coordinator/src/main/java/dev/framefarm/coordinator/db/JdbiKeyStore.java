package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.engine.KeyStore;
import dev.framefarm.coordinator.engine.Revocation;
import dev.framefarm.coordinator.model.ApiKey;
import dev.framefarm.coordinator.model.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** API keys, secrets only as digests. */
public final class JdbiKeyStore implements KeyStore {
    private static final String INSERT = """
            INSERT INTO api_key (id, owner, role, secret_hash, created, expires, revoked)
            VALUES (:id, :owner, :role, :secretHash, :created, :expires, :revoked)""";

    /** Of two who revoke at the same time the second sees what the first did. */
    private static final String ADMINS =
            "SELECT * FROM api_key WHERE role = :role AND NOT revoked ORDER BY id FOR UPDATE";

    private final Jdbi jdbi;

    JdbiKeyStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void insert(ApiKey key) {
        jdbi.useHandle(handle -> insert(handle, key));
    }

    static void insert(Handle handle, ApiKey key) {
        handle.createUpdate(INSERT).bindMethods(key).execute();
    }

    @Override
    public Optional<ApiKey> find(String id) {
        return jdbi.withHandle(handle -> handle.select("SELECT * FROM api_key WHERE id = ?", id)
                .map(ConstructorMapper.of(ApiKey.class))
                .findOne());
    }

    @Override
    public List<ApiKey> list() {
        return jdbi.withHandle(handle -> handle.select("SELECT * FROM api_key ORDER BY id")
                .map(ConstructorMapper.of(ApiKey.class))
                .list());
    }

    @Override
    public Revocation revoke(String id, Instant now) {
        return jdbi.inTransaction(handle -> {
            List<ApiKey> admins = handle.createQuery(ADMINS)
                    .bind("role", Role.ADMIN)
                    .map(ConstructorMapper.of(ApiKey.class))
                    .list();
            if (Revocation.isLastAdmin(id, admins, now)) {
                return Revocation.LAST_ADMIN;
            }
            return handle.execute("UPDATE api_key SET revoked = TRUE WHERE id = ?", id) == 1
                    ? Revocation.DONE
                    : Revocation.NO_SUCH_KEY;
        });
    }
}
