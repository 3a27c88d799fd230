package dev.framefarm.coordinator.db;

import dev.framefarm.coordinator.engine.Vault;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Sealed bytes, one row for each name. */
public final class JdbiVault implements Vault {
    private final Jdbi jdbi;

    JdbiVault(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<byte[]> find(String name) {
        return jdbi.withHandle(handle -> handle.select("SELECT sealed FROM vault WHERE name = ?", name)
                .mapTo(byte[].class)
                .findOne());
    }

    @Override
    public byte[] putIfAbsent(String name, byte[] sealed) {
        try {
            jdbi.useHandle(handle -> handle.execute("INSERT INTO vault (name, sealed) VALUES (?, ?)", name, sealed));
            return sealed;
        } catch (JdbiException failure) {
            if (!Failures.isDuplicate(failure)) {
                throw failure;
            }
            return find(name).orElseThrow(() -> failure);
        }
    }
}
