package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.framefarm.coordinator.engine.KeepFor;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepSectionTest {
    @TempDir
    private Path folder;

    private KeepFor read(String configuration) throws Exception {
        Path file = Files.writeString(folder.resolve("c.yml"), configuration + "\n");
        return new YamlConfigurationFactory<>(
                        CoordinatorConfiguration.class,
                        Validators.newValidator(),
                        Jackson.newObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES),
                        "test")
                .build(new FileConfigurationSourceProvider(), file.toString())
                .keep();
    }

    @Test
    void allOwnersAreEqualUnlessToldOtherwise() throws Exception {
        assertThat(read("activeJobs: 2")).isEqualTo(KeepFor.DEFAULT);
    }

    @Test
    void whatIsMissingOfAnOwnerIsAsItIsForEverybody() throws Exception {
        KeepFor keep = read("keepUploads: 12h\nkeepOwners: {ann: {uploads: 48h, outputs: 30d}, bob: {outputs: 1d}}");

        assertThat(keep.of("ann")).isEqualTo(new KeepFor.Times(Duration.ofDays(2), Duration.ofDays(30)));
        assertThat(keep.of("bob")).isEqualTo(new KeepFor.Times(Duration.ofHours(12), Duration.ofDays(1)));
        assertThat(keep.of("eve")).isEqualTo(new KeepFor.Times(Duration.ofHours(12), Duration.ofDays(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ann: {uploads: 1s}}", "{ann: {output: 1d}}", "{ann: 3d}", "{ann: }"})
    void whatCannotBeMeantStopsTheStart(String owners) {
        assertThatThrownBy(() -> read("keepOwners: " + owners)).hasMessageContaining("keepOwners");
    }
}
