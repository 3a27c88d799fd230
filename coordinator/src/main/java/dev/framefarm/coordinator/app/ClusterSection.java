package dev.framefarm.coordinator.app;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.framefarm.coordinator.grid.GridSettings;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That this coordinator is one of several: where it listens for the others, where they may be, and the file with the
 * secret they share. Without the secret nobody gets the key that all certificates of the farm hang on.
 */
public record ClusterSection(
        @NotNull Path secretFile,
        String address,
        int discoveryPort,
        int communicationPort,
        @NotEmpty List<String> peers) {
    private static final int LEAST_SECRET = 16;

    @JsonCreator
    static ClusterSection of(
            @JsonProperty("secretFile") @JsonDeserialize(using = HomePath.class) Path secretFile,
            @JsonProperty("address") @Nullable String address,
            @JsonProperty("discoveryPort") @Nullable Integer discoveryPort,
            @JsonProperty("communicationPort") @Nullable Integer communicationPort,
            @JsonProperty("peers") @Nullable List<String> peers) {
        return new ClusterSection(
                secretFile,
                Objects.requireNonNullElse(address, "127.0.0.1"),
                Objects.requireNonNullElse(discoveryPort, GridSettings.Ports.USUAL.discovery()),
                Objects.requireNonNullElse(communicationPort, GridSettings.Ports.USUAL.communication()),
                peers == null ? List.of() : peers);
    }

    GridSettings grid(Path data, String name) {
        try {
            return GridSettings.alone(data)
                    .among(name, address, peers)
                    .withPorts(new GridSettings.Ports(discoveryPort, communicationPort, 0));
        } catch (IllegalArgumentException e) {
            throw new FarmStartException("cluster: " + e.getMessage(), 1);
        }
    }

    String secret() {
        try {
            String secret = Files.readString(secretFile, StandardCharsets.UTF_8).strip();
            if (secret.length() < LEAST_SECRET) {
                throw new FarmStartException(
                        "The secret in " + secretFile + " must have " + LEAST_SECRET
                                + " characters at least, the same on all coordinators (openssl rand -hex 32).",
                        1);
            }
            return secret;
        } catch (IOException e) {
            throw new FarmStartException(
                    "The cluster's secret cannot be read from " + secretFile + " (cluster.secretFile): " + e, 1);
        }
    }
}
