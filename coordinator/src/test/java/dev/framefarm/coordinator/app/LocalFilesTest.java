package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.logging.common.FileAppenderFactory;
import io.dropwizard.util.DataSize;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
    @Test
    void aFarmsLogDoesNotGrowForEver(@TempDir Path data) throws Exception {
        Path file = LocalFiles.coordinator(new LocalFarmOptions(data, data, 0, 0, 1, 1, "auto", List.of(), line -> {}));

        CoordinatorConfiguration read = new YamlConfigurationFactory<>(
                        CoordinatorConfiguration.class, Validators.newValidator(), Jackson.newObjectMapper(), "test")
                .build(new FileConfigurationSourceProvider(), file.toString());

        assertThat(((DefaultLoggingFactory) read.getLoggingFactory()).getAppenders())
                .singleElement()
                .isInstanceOfSatisfying(FileAppenderFactory.class, log -> {
                    assertThat(log.isArchive()).isTrue();
                    assertThat(log.getMaxFileSize()).isEqualTo(DataSize.mebibytes(10));
                    assertThat(log.getArchivedFileCount()).isEqualTo(4);
                });
    }
}
