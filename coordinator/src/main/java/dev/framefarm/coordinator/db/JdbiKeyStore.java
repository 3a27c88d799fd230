package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.engine.KeyStore;
import dev.framefarm.coordinator.model.ApiKey;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** API keys, secrets only as digests. */
public final class JdbiKeyStore implements KeyStore {
    private static final String INSERT = """
            INSERT INTO api_key (id, owner, role, secret_hash, created, expires, revoked)
            VALUES (:id, :owner, :role, :secretHash, :created, :expires, :revoked)""";

    private final Jdbi jdbi;

    JdbiKeyStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void insert(ApiKey key) {
        jdbi.useHandle(handle -> handle.createUpdate(INSERT).bindMethods(key).execute());
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
    public boolean revoke(String id) {
        return jdbi.withHandle(handle -> handle.execute("UPDATE api_key SET revoked = TRUE WHERE id = ?", id)) == 1;
    }
}
