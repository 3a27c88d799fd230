package dev.framefarm.coordinator.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.framefarm.coordinator.engine.KeepFor;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How long what one owner uploads and gets stays; what is missing is as it is for everybody. */
public record KeepSection(
        @JsonProperty("uploads") @MinDuration(value = 1, unit = TimeUnit.MINUTES) @Nullable
        Duration uploads,

        @JsonProperty("outputs") @MinDuration(value = 1, unit = TimeUnit.MINUTES) @Nullable
        Duration outputs) {
    KeepFor.Times orElse(KeepFor.Times usual) {
        return new KeepFor.Times(
                uploads == null ? usual.uploads() : uploads.toJavaDuration(),
                outputs == null ? usual.outputs() : outputs.toJavaDuration());
    }
}
