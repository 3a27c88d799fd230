package dev.framefarm.coordinator.app;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.framefarm.coordinator.engine.EngineSettings;
import dev.framefarm.coordinator.engine.KeepFor;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The coordinator's YAML file. Every key has a default; an unknown one stops the start. */
public final class CoordinatorConfiguration extends Configuration {
    private static final int AGENT_PORT = 7443;
    private static final int HTTP_PORT = 8080;
    private static final int ADMIN_PORT = 8081;

    /** Everything the coordinator keeps: db, blobs, ca, ffmpeg, logs, admin.key. */
    @NotNull
    @JsonProperty
    @JsonDeserialize(using = HomePath.class)
    private Path data = Path.of(System.getProperty("user.home"), ".framefarm");

    /** Where the unpacked FFmpeg lies; by default the data folder. Farms of one machine may share it. */
    @JsonProperty
    @JsonDeserialize(using = HomePath.class)
    private @Nullable Path shared;

    /** auto, embedded, or the path of a program. */
    @NotNull
    @JsonProperty
    private String ffmpeg = "auto";

    /** What this coordinator is called among others. */
    @NotNull
    @JsonProperty
    private String name = "coordinator";

    @Valid
    @NotNull
    @JsonProperty
    private GrpcSection grpc = GrpcSection.of(null, null, null);

    @Valid
    @NotNull
    @JsonProperty
    private DatabaseSection database = DatabaseSection.of(null, null, null);

    /** Where films lie on their way through; by default in the data folder. Coordinators of a cluster share it. */
    @Valid
    @JsonProperty
    private @Nullable BlobsSection blobs;

    /** That there are others; without it this coordinator is alone. */
    @Valid
    @JsonProperty
    private @Nullable ClusterSection cluster;

    /** Folders whose files an administrator may name as sources without uploading them. */
    @NotNull
    @JsonProperty
    @JsonDeserialize(contentUsing = HomePath.class)
    private List<Path> sourceFolders = List.of();

    /** Jobs that are probed, rendered or finished at the same time; the others wait in the queue. */
    @Min(1)
    @Max(1000)
    @JsonProperty
    private int activeJobs = 32;

    /** About what an agent encodes at most in one piece, as the film counts time. Shorter pieces cost bits at each seam. */
    @NotNull
    @MinDuration(value = 1, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 10, unit = TimeUnit.MINUTES)
    @JsonProperty
    private Duration longestSegment = Duration.seconds(EngineSettings.LONGEST_SEGMENT.toSeconds());

    /** How long uploads stay that no unfinished job needs. */
    @NotNull
    @MinDuration(value = 1, unit = TimeUnit.MINUTES)
    @JsonProperty
    private Duration keepUploads = Duration.hours(24);

    /** How long outputs stay after their job's end. */
    @NotNull
    @MinDuration(value = 1, unit = TimeUnit.MINUTES)
    @JsonProperty
    private Duration keepOutputs = Duration.days(7);

    /** Owners whose uploads or outputs stay for another time than everybody's. */
    @NotNull
    @JsonProperty
    private Map<String, @NotNull @Valid KeepSection> keepOwners = Map.of();

    /** What the uploads of one owner may take together, in gibibytes. */
    @Min(1)
    @Max(1 << 20)
    @JsonProperty
    private int uploadQuotaGiB = (int) (EngineSettings.UPLOAD_QUOTA >> 30);

    public CoordinatorConfiguration() {
        DefaultServerFactory server = new DefaultServerFactory();
        server.setApplicationConnectors(List.of(loopback(HTTP_PORT)));
        server.setAdminConnectors(List.of(loopback(ADMIN_PORT)));
        setServerFactory(server);
        setLoggingFactory(quietly());
    }

    /** Libraries tell of each program they start and each table they make; only their troubles are news to an operator. */
    private static DefaultLoggingFactory quietly() {
        DefaultLoggingFactory logging = new DefaultLoggingFactory();
        logging.setLevel("WARN");
        logging.setLoggers(Map.of("dev.framefarm", TextNode.valueOf("INFO")));
        return logging;
    }

    /** Where agents dial in; {@code names} are further host names or addresses agents know this machine by. */
    public record GrpcSection(
            String address, @Min(0) @Max(65535) int port, List<String> names) {
        @JsonCreator
        static GrpcSection of(
                @JsonProperty("address") @Nullable String address,
                @JsonProperty("port") @Nullable Integer port,
                @JsonProperty("names") @Nullable List<String> names) {
            return new GrpcSection(
                    address == null ? "127.0.0.1" : address,
                    port == null ? AGENT_PORT : port,
                    names == null ? List.of() : names);
        }
    }

    /** An empty url means H2 in the data folder. */
    public record DatabaseSection(String url, String user, String password) {
        @JsonCreator
        static DatabaseSection of(
                @JsonProperty("url") @Nullable String url,
                @JsonProperty("user") @Nullable String user,
                @JsonProperty("password") @Nullable String password) {
            return new DatabaseSection(
                    Objects.requireNonNullElse(url, ""),
                    Objects.requireNonNullElse(user, ""),
                    Objects.requireNonNullElse(password, ""));
        }
    }

    public Path data() {
        return data.toAbsolutePath().normalize();
    }

    public Path shared() {
        return shared == null ? data() : shared.toAbsolutePath().normalize();
    }

    public String ffmpeg() {
        return ffmpeg;
    }

    public String name() {
        return name;
    }

    public GrpcSection grpc() {
        return grpc;
    }

    public DatabaseSection database() {
        return database;
    }

    public BlobsSection blobs() {
        return blobs == null ? BlobsSection.folder(data().resolve("blobs").toString()) : blobs;
    }

    /** Fails with a sentence where something that coordinators have to share is not shared. */
    public Optional<ClusterSection> cluster() {
        if (cluster != null && database.url().isEmpty()) {
            throw new FarmStartException(
                    "Coordinators of a cluster share a PostgreSQL database: set database.url to one.", 1);
        }
        if (cluster != null && blobs == null) {
            throw new FarmStartException(
                    "Coordinators of a cluster share their films: set blobs to a folder or a bucket that all of them can write.",
                    1);
        }
        return Optional.ofNullable(cluster);
    }

    public List<Path> sourceFolders() {
        return sourceFolders;
    }

    public int activeJobs() {
        return activeJobs;
    }

    public java.time.Duration longestSegment() {
        return longestSegment.toJavaDuration();
    }

    public KeepFor keep() {
        KeepFor.Times usual = new KeepFor.Times(keepUploads.toJavaDuration(), keepOutputs.toJavaDuration());
        return new KeepFor(
                usual,
                keepOwners.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, owner -> owner.getValue().orElse(usual))));
    }

    public long uploadQuotaBytes() {
        return (long) uploadQuotaGiB << 30;
    }

    private static HttpConnectorFactory loopback(int port) {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost("127.0.0.1");
        connector.setPort(port);
        return connector;
    }
}
