package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.ApiKey;
import dev.framefarm.coordinator.model.Role;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** API keys: {@code ff_<id>_<secret>}. Only a digest of the secret is kept. */
public final class Access {
    private static final Pattern BEARER = Pattern.compile("ff_([a-z0-9]{4,32})_([A-Za-z0-9_-]{16,128})");

    private final KeyStore keys;
    private final Secrets secrets;
    private final Audit audit;
    private final InstantSource clock;

    public Access(KeyStore keys, Secrets secrets, Audit audit, InstantSource clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** A key and the one text that proves it, which nobody can ever see again. */
    public record NewKey(ApiKey key, String bearer) {}

    public Optional<Principal> authenticate(String bearer) {
        Matcher parts = BEARER.matcher(bearer);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return keys.find(parts.group(1))
                .filter(key -> key.usable(clock.instant()))
                .filter(key -> secrets.matches(parts.group(2), key.secretHash()))
                .map(key -> new Principal(key.owner(), key.role(), key.id()));
    }

    /** Whether the key by which somebody was let in once is good still. */
    public boolean isUsable(Principal by) {
        return keys.find(by.keyId()).filter(key -> key.usable(clock.instant())).isPresent();
    }

    public NewKey create(String owner, Role role, Optional<Instant> expires, Principal by) {
        NewKey made = draft(owner, role, expires);
        keys.insert(made.key());
        audit.record(by, "key.create", made.key().id());
        return made;
    }

    /** Keeps a bearer where the administrator finds it. */
    public interface Keeper {
        void keep(String bearer) throws IOException;
    }

    /**
     * The first administrator's key; false when there is any key already. It is kept before it counts: whatever stops
     * the farm in between, the next start makes another, and nobody is left with a key that no one can read.
     */
    public boolean createFirst(Keeper keeper) throws IOException {
        if (!keys.list().isEmpty()) {
            return false;
        }
        keys.insert(keepAdmin(keeper));
        return true;
    }

    /** An administrator's key that is kept already and counts once it is inserted. */
    public ApiKey keepAdmin(Keeper keeper) throws IOException {
        NewKey made = draft("admin", Role.ADMIN, Optional.empty());
        keeper.keep(made.bearer());
        return made.key();
    }

    public List<ApiKey> keys() {
        return keys.list();
    }

    public Revocation revoke(String id, Principal by) {
        Revocation revoked = keys.revoke(id, clock.instant());
        if (revoked == Revocation.DONE) {
            audit.record(by, "key.revoke", id);
        }
        return revoked;
    }

    private NewKey draft(String owner, Role role, Optional<Instant> expires) {
        String id = secrets.id("").toLowerCase(Locale.ROOT);
        String secret = secrets.fresh();
        ApiKey key = new ApiKey(id, owner, role, secrets.hash(secret), clock.instant(), expires, false);
        return new NewKey(key, "ff_" + id + "_" + secret);
    }
}
