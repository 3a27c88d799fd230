package dev.framefarm.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.framefarm.coordinator.blob.S3Settings;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3SectionTest {
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret");

    @TempDir
    private Path folder;

    private BlobsSection read(String blobs) throws Exception {
        Path file = Files.writeString(folder.resolve("c.yml"), "blobs: " + blobs + "\n");
        return new YamlConfigurationFactory<>(
                        CoordinatorConfiguration.class,
                        Validators.newValidator(),
                        Jackson.newObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES),
                        "test")
                .build(new FileConfigurationSourceProvider(), file.toString())
                .blobs();
    }

    private S3Settings settings(String s3) throws Exception {
        return read("{s3: {" + s3 + "}}").s3().orElseThrow().settings(KEYS);
    }

    @Test
    void aPathIsAFolder() throws Exception {
        BlobsSection section = read("/mnt/films");

        assertThat(section.s3()).isEmpty();
        assertThat(section.path()).isEqualTo(Path.of("/mnt/films"));
    }

    @Test
    void aBucketOfAmazonNeedsAName() throws Exception {
        S3Settings settings = settings("bucket: films");

        assertThat(settings.endpoint()).isEmpty();
        assertThat(settings.region()).isEqualTo("us-east-1");
        assertThat(settings.pathStyle()).isFalse();
        assertThat(settings.cacheBytes()).isEqualTo(50L << 30);
        assertThat(settings.key().get().id()).isEqualTo("id");
        assertThat(settings.direct()).as("deliveries are relayed").isFalse();
    }

    @Test
    void agentsPutDeliveriesThereThemselvesWhereTheyAreTold() throws Exception {
        assertThat(settings("bucket: films, direct: true").direct()).isTrue();
    }

    @Test
    void aServiceOfOnesOwnHasAnAddressAndAFileWithItsKey() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "me\nsecret of mine\n");

        S3Settings settings = settings("endpoint: 'https://s3.example.org', bucket: films, prefix: farm/one, keyFile: "
                + key + ", region: home, cacheGiB: 3");

        assertThat(settings.endpoint()).hasValue(URI.create("https://s3.example.org"));
        assertThat(settings.pathStyle()).isTrue();
        assertThat(settings.prefix()).isEqualTo("farm/one/");
        assertThat(settings.key().get().secret()).isEqualTo("secret of mine");
        assertThat(settings.toString()).doesNotContain("secret");
        assertThat(settings.cacheBytes()).isEqualTo(3L << 30);
    }

    @Test
    void aKeyThatIsReplacedHoldsForTheNextRequest() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "me\nold secret\n");
        S3Settings settings = settings("bucket: films, keyFile: " + key);

        Files.writeString(key, "me\nnew secret\na token\n");
        assertThat(settings.key().get().secret()).isEqualTo("new secret");
        assertThat(settings.key().get().token()).hasValue("a token");

        Files.writeString(key, "half of it");
        assertThat(settings.key().get().secret()).isEqualTo("new secret");
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        refused("bucket: films, endpoint: 'http://s3.example.org'", "https:// address");
        refused("bucket: films, endpoint: 'https://me:secret@s3.example.org'", "without a password");
        refused("endpoint: 'https://s3.example.org'", "blobs.s3.bucket");
        refused("bucket: films, prefix: ../x", "blobs.s3.prefix");
        refused("bucket: films, cacheGiB: 0", "blobs.s3.cacheGiB");
        refused("bucket: films, colour: red", "colour");
        refused("bucket: films, keyFile: " + folder.resolve("none"), "cannot be read from");
    }

    private void refused(String s3, String why) {
        assertThatThrownBy(() -> settings(s3)).hasMessageContaining(why);
    }

    @Test
    void aKeyIsAskedForWhereThereIsNone() throws Exception {
        S3Section section = read("{s3: {bucket: films}}").s3().orElseThrow();

        assertThatThrownBy(() -> section.settings(Map.of()))
                .isInstanceOf(FarmStartException.class)
                .hasMessageContaining("blobs.s3.keyFile");
    }
}
