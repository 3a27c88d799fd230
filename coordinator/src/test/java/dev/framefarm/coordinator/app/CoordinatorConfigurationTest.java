package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoordinatorConfigurationTest {
    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @TempDir
    private Path folder;

    private CoordinatorConfiguration read(String configuration) throws Exception {
        Path file = Files.writeString(folder.resolve("c.yml"), configuration);
        return new YamlConfigurationFactory<>(
                        CoordinatorConfiguration.class, Validators.newValidator(), Jackson.newObjectMapper(), "test")
                .build(new FileConfigurationSourceProvider(), file.toString());
    }

    /** As its table says of the usual data folder, and as the agent's configuration may. */
    @Test
    void aPathMayBeginAtHome() throws Exception {
        CoordinatorConfiguration read = read("""
                data: ~/farm
                shared: ~/shared
                blobs: ~/films
                sourceFolders: [~/in, /srv/~/in, ~other/in]
                database: {url: "jdbc:postgresql://db/farm"}
                cluster: {secretFile: ~/secret, peers: [one]}
                """);

        assertThat(read.data()).isEqualTo(HOME.resolve("farm"));
        assertThat(read.shared()).isEqualTo(HOME.resolve("shared"));
        assertThat(read.blobs().path()).isEqualTo(HOME.resolve("films"));
        assertThat(read.sourceFolders())
                .containsExactly(HOME.resolve("in"), Path.of("/srv/~/in"), Path.of("~other/in"));
        assertThat(read.cluster().orElseThrow().secretFile()).isEqualTo(HOME.resolve("secret"));
    }

    @Test
    void soMayThatOfABucketsKey() throws Exception {
        CoordinatorConfiguration read = read("blobs: {s3: {bucket: films, keyFile: ~/key}}");

        assertThat(read.blobs().s3().orElseThrow().keyFile()).contains(HOME.resolve("key"));
    }
}
