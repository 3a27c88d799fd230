package dev.framefarm.coordinator.media;

import dev.framefarm.coordinator.engine.SeamMeter;
import dev.framefarm.coordinator.model.Interval;
import dev.framefarm.coordinator.model.Plan;
import dev.framefarm.coordinator.plan.WorkOrder;
import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.FfmpegRun.Outcome;
import dev.framefarm.ffmpeg.Toolchain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Decodes two groups of pictures and what they were made from. */
public final class FfmpegSeamMeter implements SeamMeter {
    private static final Duration CPU = Duration.ofMinutes(1);
    private static final Duration STALL = Duration.ofMinutes(1);

    private static final int LONGEST_DIGEST = 1024;

    private final FfmpegTools tools;

    public FfmpegSeamMeter(Toolchain tools) {
        this.tools = new FfmpegTools(tools);
    }

    @Override
    public Look look(Plan plan, Path source, long seam, Path left, Path right) throws IOException {
        SeamReadings readings =
                new SeamReadings(WorkOrder.expectedTimes(plan, plan.video(), new Interval(seam, seam + 1))[0]);
        FfmpegRun run = tools.ffmpeg(SeamCommand.of(plan, source, seam))
                .limits(FfmpegTools.limits(CPU))
                .stallAfter(STALL)
                .input(stdin -> Fragments.around(left, right, stdin))
                .output(stdout -> new BufferedReader(new InputStreamReader(stdout, StandardCharsets.UTF_8))
                        .lines()
                        .forEach(readings::add))
                .start();
        Outcome outcome = FfmpegTools.await(run);
        FfmpegTools.demandDone(outcome, "looking at a seam");
        return new Look(readings.around(), outcome.cpuSeconds());
    }

    @Override
    public Optional<String> sourceDigest(Plan plan, Path source) throws IOException {
        return digest(DigestCommand.ofSource(plan, source));
    }

    @Override
    public Optional<String> outputDigest(Plan plan, Path output) throws IOException {
        return digest(DigestCommand.ofOutput(plan, output));
    }

    private Optional<String> digest(List<String> arguments) throws IOException {
        List<String> said = new CopyOnWriteArrayList<>();
        FfmpegRun run = tools.ffmpeg(arguments)
                .stallAfter(STALL)
                .output(stdout -> said.add(new String(stdout.readNBytes(LONGEST_DIGEST), StandardCharsets.US_ASCII)))
                .start();
        FfmpegTools.demandDone(FfmpegTools.await(run), "comparing all pictures");
        return Optional.of(
                String.join("", said).strip().toLowerCase(Locale.ROOT).replace("md5=", ""));
    }
}
