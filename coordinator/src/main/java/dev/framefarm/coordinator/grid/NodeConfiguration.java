package dev.framefarm.coordinator.grid;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.configuration.DataRegionConfiguration;
import org.apache.ignite.configuration.DataStorageConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.configuration.SystemDataRegionConfiguration;
import org.apache.ignite.failure.StopNodeFailureHandler;

/** Ignite's configuration: lean, silent, without any door that the coordinators do not use themselves. */
final class NodeConfiguration {
    /** Told to the other coordinators; to be raised whenever a plan says what those of before would misread. */
    private static final int PLANS = 1;

    private static final String PLANS_NAME = "framefarm.plans";
    private static final long MEBIBYTE = 1 << 20;
    /** Ignite's own are as many as there are cores and at least eight; ours serve short calls. */
    private static final int THREADS = 4;

    /** Read by Ignite from the system only. Whoever starts the JVM may say otherwise. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "IGNITE_QUIET", "false", // true prints a banner to the standard output
            "IGNITE_NO_ASCII", "true",
            "IGNITE_UPDATE_NOTIFIER", "false",
            "IGNITE_PERFORMANCE_SUGGESTIONS_DISABLED", "true",
            "IGNITE_NO_SHUTDOWN_HOOK", "true",
            "IGNITE_JVM_PAUSE_DETECTOR_DISABLED", "true",
            "IGNITE_DUMP_THREADS_ON_FAILURE", "false",
            "IGNITE_DUMP_PAGE_LOCK_ON_FAILURE", "false",
            "IGNITE_LOG_CLASSPATH_CONTENT_ON_STARTUP", "false");

    private NodeConfiguration() {}

    static void setProperties() {
        PROPERTIES.forEach(System.getProperties()::putIfAbsent);
    }

    static IgniteConfiguration of(
            String instance, GridSettings settings, Optional<Supplier<SSLContext>> tls, BooleanSupplier leaving) {
        IgniteConfiguration node = new IgniteConfiguration()
                .setIgniteInstanceName(instance)
                .setConsistentId(settings.node())
                .setWorkDirectory(settings.work().toAbsolutePath().toString())
                .setLocalHost(settings.address())
                .setGridLogger(new WarningsLogger(leaving))
                .setMetricsLogFrequency(0)
                .setConnectorConfiguration(null)
                .setClientConnectorConfiguration(null)
                .setPeerClassLoadingEnabled(false)
                .setUserAttributes(Map.of(PLANS_NAME, PLANS))
                .setIncludeProperties() // otherwise every node learns the environment of every other
                .setFailureDetectionTimeout(settings.failureDetection().toMillis())
                .setSystemWorkerBlockedTimeout(60_000) // an encoder beside us may take all cores for seconds
                .setFailureHandler(new StopNodeFailureHandler())
                .setDataStorageConfiguration(storage())
                .setDiscoverySpi(NodeNetwork.discovery(settings))
                .setCommunicationSpi(NodeNetwork.communication(settings))
                .setCacheConfiguration(GridCaches.ledgers(), GridCaches.roster(settings.presence()));
        tls.ifPresent(context -> node.setSslContextFactory(context::get));
        return withSmallPools(node);
    }

    /** Those who came before the number say none. */
    static boolean isOlder(ClusterNode node) {
        Integer plans = node.attribute(PLANS_NAME);
        return plans == null || plans < PLANS;
    }

    private static IgniteConfiguration withSmallPools(IgniteConfiguration node) {
        return node.setPublicThreadPoolSize(THREADS)
                .setSystemThreadPoolSize(THREADS)
                .setStripedPoolSize(THREADS)
                .setServiceThreadPoolSize(THREADS)
                .setManagementThreadPoolSize(2)
                .setUtilityCachePoolSize(THREADS)
                .setQueryThreadPoolSize(2)
                .setDataStreamerThreadPoolSize(1)
                .setAsyncCallbackPoolSize(1)
                .setSnapshotThreadPoolSize(1)
                .setBuildIndexThreadPoolSize(1)
                .setRebalanceThreadPoolSize(1);
    }

    /** Memory only. A ledger of 3,000 cuts takes some 10 KB, so the limit is far away. */
    private static DataStorageConfiguration storage() {
        return new DataStorageConfiguration()
                .setDefaultDataRegionConfiguration(new DataRegionConfiguration()
                        .setInitialSize(16 * MEBIBYTE)
                        .setMaxSize(512 * MEBIBYTE))
                .setSystemDataRegionConfiguration(new SystemDataRegionConfiguration()
                        .setInitialSize(10 * MEBIBYTE)
                        .setMaxSize(64 * MEBIBYTE));
    }
}
