package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.model.ApiKey;
import dev.framefarm.coordinator.model.Role;
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

    public NewKey create(String owner, Role role, Optional<Instant> expires, Principal by) {
        NewKey made = make(owner, role, expires);
        audit.record(by, "key.create", made.key().id());
        return made;
    }

    /** The first administrator's key; empty when there is any key already. */
    public Optional<NewKey> createFirst() {
        return keys.list().isEmpty() ? Optional.of(make("admin", Role.ADMIN, Optional.empty())) : Optional.empty();
    }

    public List<ApiKey> keys() {
        return keys.list();
    }

    public boolean revoke(String id, Principal by) {
        boolean revoked = keys.revoke(id);
        if (revoked) {
            audit.record(by, "key.revoke", id);
        }
        return revoked;
    }

    private NewKey make(String owner, Role role, Optional<Instant> expires) {
        String id = secrets.id("").toLowerCase(Locale.ROOT);
        String secret = secrets.fresh();
        ApiKey key = new ApiKey(id, owner, role, secrets.hash(secret), clock.instant(), expires, false);
        keys.insert(key);
        return new NewKey(key, "ff_" + id + "_" + secret);
    }
}
