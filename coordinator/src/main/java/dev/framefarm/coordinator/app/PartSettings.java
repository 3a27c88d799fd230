package dev.framefarm.coordinator.app;

import dev.framefarm.coordinator.db.DatabaseSettings;
import dev.framefarm.coordinator.engine.EngineSettings;
import dev.framefarm.coordinator.rest.Tickets;
import dev.framefarm.coordinator.rpc.FarmSettings;
import dev.framefarm.coordinator.security.RandomSecrets;
import dev.framefarm.ffmpeg.Toolchain;
import dev.framefarm.ffmpeg.ToolchainException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What the farm's parts are told, as it follows from the configuration. */
final class PartSettings {
    private PartSettings() {}

    /** Others of a cluster honour the same tickets; alone they end with the process. */
    static byte[] ticketSecret(CoordinatorConfiguration configuration) {
        return configuration
                .cluster()
                .map(cluster -> Tickets.secretOf(cluster.secret()))
                .orElseGet(() -> new RandomSecrets().fresh().getBytes(StandardCharsets.US_ASCII));
    }

    static Toolchain toolchain(CoordinatorConfiguration configuration) {
        try {
            return Toolchain.find(configuration.ffmpeg(), configuration.shared());
        } catch (ToolchainException e) {
            throw new FarmStartException(String.valueOf(e.getMessage()), 1);
        }
    }

    static EngineSettings engine(CoordinatorConfiguration configuration) {
        int joins = Math.max(2, Runtime.getRuntime().availableProcessors());
        return new EngineSettings(
                configuration.name(),
                FarmSettings.DEFAULT.leaseTerm(),
                configuration.activeJobs(),
                joins,
                configuration.sourceFolders(),
                configuration.keep(),
                configuration.uploadQuotaBytes(),
                EngineSettings.framesInMemory(),
                configuration.longestSegment(),
                configuration.cluster().isPresent() ? EngineSettings.SETTLING_AMONG_SEVERAL : Duration.ZERO);
    }

    static DatabaseSettings database(CoordinatorConfiguration configuration) {
        CoordinatorConfiguration.DatabaseSection section = configuration.database();
        return section.url().isEmpty()
                ? DatabaseSettings.in(configuration.data().resolve("db"))
                : DatabaseSettings.at(section.url(), section.user(), section.password());
    }
}
