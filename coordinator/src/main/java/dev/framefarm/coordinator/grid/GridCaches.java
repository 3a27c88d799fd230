package dev.framefarm.coordinator.grid;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.cache.CacheAtomicityMode;
import org.apache.ignite.cache.CacheMode;
import org.apache.ignite.cache.CacheWriteSynchronizationMode;
import org.apache.ignite.cache.affinity.rendezvous.RendezvousAffinityFunction;
import org.apache.ignite.configuration.CacheConfiguration;

/** The caches: texts as keys, Protocol Buffers bytes as values. */
final class GridCaches {
    private static final String LEDGERS = "ledgers";
    private static final String ROSTER = "roster";
    static final List<String> ALL = List.of(LEDGERS, ROSTER);
    /** The default of 1024 makes every start and every rebalance slower for nothing. */
    private static final int PARTITIONS = 64;

    private GridCaches() {}

    /** One owner per lane and one copy elsewhere, written before the caller hears of it. */
    static CacheConfiguration<String, byte[]> ledgers() {
        return cache(LEDGERS, CacheMode.PARTITIONED).setBackups(1);
    }

    /** A copy everywhere, because the dispatcher reads all of it at every question. */
    static CacheConfiguration<String, byte[]> roster(Duration presence) {
        javax.cache.expiry.Duration term = new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, presence.toMillis());
        // Not "touched": looking at an agent must not keep it alive.
        return cache(ROSTER, CacheMode.REPLICATED).setExpiryPolicyFactory(ModifiedExpiryPolicy.factoryOf(term));
    }

    static IgniteCache<String, byte[]> ledgers(Ignite ignite) {
        return ignite.cache(LEDGERS);
    }

    static IgniteCache<String, byte[]> roster(Ignite ignite) {
        return ignite.cache(ROSTER);
    }

    private static CacheConfiguration<String, byte[]> cache(String name, CacheMode mode) {
        return new CacheConfiguration<String, byte[]>(name)
                .setCacheMode(mode)
                .setAtomicityMode(CacheAtomicityMode.ATOMIC)
                .setWriteSynchronizationMode(CacheWriteSynchronizationMode.FULL_SYNC)
                .setAffinity(new RendezvousAffinityFunction(false, PARTITIONS))
                .setCopyOnRead(false) // nobody changes the bytes
                .setStatisticsEnabled(false);
    }
}
