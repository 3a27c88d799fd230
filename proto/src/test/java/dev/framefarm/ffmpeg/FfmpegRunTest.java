package dev.framefarm.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import dev.framefarm.ffmpeg.FfmpegRun.Limits;
import dev.framefarm.ffmpeg.FfmpegRun.Outcome;
import dev.framefarm.ffmpeg.FfmpegRun.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FfmpegRunTest {
    private static final int MEGABYTE = 1 << 20;
    /** Only what hangs takes longer, however slow the machine is. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Toolchain tools;

    @BeforeAll
    static void find() throws ToolchainException {
        tools = Toolchain.find("embedded", Path.of("target", "test-data"));
    }

    @Test
    void pipesFiftyMegabytesThrough() throws Exception {
        AtomicLong out = new AtomicLong();
        Outcome outcome = ffmpeg("-f s16le -ar 48000 -ac 2 -i pipe:0 -f s16le pipe:1")
                .input(stdin -> {
                    for (int i = 0; i < 50; i++) {
                        stdin.write(new byte[MEGABYTE]);
                    }
                })
                .output(stdout -> out.addAndGet(stdout.readAllBytes().length))
                .start()
                .await();
        assertThat(outcome.ending()).as(outcome.log()).isEqualTo(Ending.DONE);
        assertThat(out).hasValue(50L * MEGABYTE);
    }

    @Test
    void ffmpegMayEndBeforeItsInput() throws Exception {
        Outcome outcome = ffmpeg("-f s16le -ar 48000 -ac 2 -t 0.1 -i pipe:0 -f null -")
                .input(stdin -> {
                    while (true) {
                        stdin.write(new byte[MEGABYTE]);
                    }
                })
                .start()
                .await();
        assertThat(outcome.ending()).as(outcome.log()).isEqualTo(Ending.DONE);
    }

    @Test
    void aFeederThatWaitsIsWokenWhenFfmpegHasEnded() throws Exception {
        CountDownLatch woken = new CountDownLatch(1);
        Outcome outcome = ffmpeg("-f s16le -ar 48000 -ac 2 -t 0.1 -i pipe:0 -f null -")
                .input(stdin -> {
                    fill(stdin);
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        woken.countDown();
                        throw new IOException(e);
                    }
                })
                .start()
                .await();
        assertThat(outcome.ending()).isEqualTo(Ending.DONE);
        assertThat(woken.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private static void fill(OutputStream stdin) {
        try {
            while (true) {
                stdin.write(new byte[MEGABYTE]);
            }
        } catch (IOException enough) {
            // FFmpeg reads no more.
        }
    }

    @Test
    void aFailingFeederFailsTheRun() throws Exception {
        Outcome outcome = ffmpeg("-f s16le -ar 48000 -ac 2 -i pipe:0 -f null -")
                .input(stdin -> {
                    stdin.write(new byte[MEGABYTE]);
                    throw new IOException("the link broke");
                })
                .start()
                .await();
        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.log()).contains("the input failed: java.io.IOException: the link broke");
    }

    @Test
    void aFailingDrainFailsTheRun() throws Exception {
        Outcome outcome = ffmpeg("-f lavfi -i testsrc2 -f rawvideo pipe:1")
                .output(stdout -> {
                    throw new IOException("the disk broke");
                })
                .start()
                .await();
        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.log()).contains("the disk broke");
    }

    @Test
    void whatADrainLeavesIsThrownAway() throws Exception {
        Outcome outcome = ffmpeg("-f lavfi -i testsrc2=d=1 -f rawvideo pipe:1")
                .output(stdout -> stdout.readNBytes(10))
                .start()
                .await();
        assertThat(outcome.ending()).as(outcome.log()).isEqualTo(Ending.DONE);
    }

    @Test
    void stopKillsAtOnceAndLeavesNobody() throws Exception {
        CountDownLatch moving = new CountDownLatch(1);
        FfmpegRun run = endless().progress(seen -> moving.countDown()).start();
        moving.await();
        long before = System.nanoTime();
        run.stop();
        Outcome outcome = run.await();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        assertThat(outcome.ending()).isEqualTo(Ending.STOPPED);
        nobodyIsLeft();
    }

    /** As a service manager does that ends a whole farm: it proves nothing about the file. */
    @Test
    void aRunThatSomebodyElseEndsWasStopped() throws Exception {
        CountDownLatch moving = new CountDownLatch(1);
        FfmpegRun run = endless().progress(seen -> moving.countDown()).start();
        moving.await();
        children().forEach(ProcessHandle::destroy);
        assertThat(run.await().ending()).isEqualTo(Ending.STOPPED);
        assertThat(run.isOver()).isTrue();
    }

    @Test
    void anInterruptedWaitStopsTheRun() throws Exception {
        FfmpegRun run = endless().start();
        Thread waiting = new Thread(() -> {
            try {
                run.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.start();
        waiting.interrupt();
        waiting.join();
        assertThat(run.await().ending()).isEqualTo(Ending.STOPPED);
        nobodyIsLeft();
    }

    @Test
    void noticesAStandstill() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Outcome outcome = ffmpeg("-f s16le -ar 48000 -ac 2 -i pipe:0 -f null -")
                .input(stdin -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                })
                .stallAfter(Duration.ofMillis(500))
                .start()
                .await();
        assertThat(outcome.ending()).isEqualTo(Ending.STALLED);
        assertThat(outcome.log()).contains("nothing moved");
    }

    @Test
    void aBusyRunIsNoStandstill() throws Exception {
        Outcome outcome = ffmpeg("-re -f lavfi -i testsrc2=d=6:s=64x64 -f null -")
                .stallAfter(Duration.ofSeconds(5))
                .start()
                .await();
        assertThat(outcome.ending()).as(outcome.log()).isEqualTo(Ending.DONE);
    }

    @Test
    void memoryIsLimited() throws Exception {
        Outcome outcome = ffmpeg("-f lavfi -i testsrc2=s=7680x4320:d=1 -f null -")
                .limits(new Limits(60L * MEGABYTE, 0, Duration.ZERO))
                .start()
                .await();
        assertThat(outcome.ending()).as(outcome.log()).isEqualTo(Ending.OUT_OF_MEMORY);
    }

    /** The limit of the kernel would not let it begin: what counts is what it holds. */
    @Test
    void watchedMemoryIsWhatARunReallyHolds() throws Exception {
        Outcome outcome = ffmpeg("-f lavfi -i testsrc2=s=7680x4320 -f null -")
                .limits(new Limits(150L * MEGABYTE, 0, Duration.ZERO, true))
                .start()
                .await();
        assertThat(outcome.ending()).as(outcome.log()).isEqualTo(Ending.OUT_OF_MEMORY);
        assertThat(outcome.log()).contains("more than 150 MiB");
    }

    @Test
    void outputIsLimited() throws Exception {
        Outcome outcome = ffmpeg("-f lavfi -i testsrc2 -f rawvideo pipe:1")
                .limits(new Limits(0, MEGABYTE, Duration.ZERO))
                .start()
                .await();
        assertThat(outcome.ending()).as(outcome.log()).isEqualTo(Ending.OUT_OF_SPACE);
    }

    @Test
    void cpuTimeIsLimitedAndMeasured() throws Exception {
        Outcome outcome = endless()
                .limits(new Limits(0, 0, Duration.ofSeconds(1)))
                .start()
                .await();
        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.cpuSeconds()).isBetween(0.5, 3.0);
    }

    @Test
    void aFailureKeepsExitCodeAndLog() throws Exception {
        Outcome outcome = ffmpeg("-f mp4 -i file:/nowhere -f null -").start().await();
        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.exitCode()).isEqualTo(254);
        assertThat(outcome.log()).contains("No such file or directory");
    }

    @Test
    void aProgramThatIsNotThereIsAnOutcomeToo() throws Exception {
        Outcome outcome =
                FfmpegRun.of(Path.of("/nowhere/ffmpeg"), List.of()).start().await();
        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.log()).contains("/nowhere/ffmpeg");
    }

    @Test
    void reportsProgress() throws Exception {
        List<Progress> seen = new CopyOnWriteArrayList<>();
        ffmpeg("-f lavfi -i testsrc2=d=2:r=25:s=64x64 -f null -")
                .progress(seen::add)
                .start()
                .await();
        assertThat(seen.get(seen.size() - 1)).isEqualTo(new Progress(50, 2_000_000));
    }

    @Test
    void aFailingListenerDoesNotHoldTheRunUp() throws Exception {
        Outcome outcome = ffmpeg("-f lavfi -i testsrc2=d=1:s=64x64 -f null -")
                .progress(seen -> {
                    throw new IllegalStateException("no screen");
                })
                .start()
                .await();
        assertThat(outcome.ending()).isEqualTo(Ending.DONE);
        assertThat(outcome.log()).contains("no screen");
    }

    @Test
    void aJvmThatEndsTakesItsRunsAlong() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessRun.class.getName(),
                        tools.ffmpeg().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long pid = Long.parseLong(jvm.inputReader().readLine());
        assertThat(ProcessHandle.of(pid)).isPresent();
        jvm.destroy();
        jvm.waitFor();
        ProcessHandle.of(pid).ifPresent(FfmpegRunTest::ends);
    }

    @Test
    void theEnvironmentIsEmpty() throws Exception {
        StringBuilder seen = new StringBuilder();
        FfmpegRun.of(Path.of("/usr/bin/env"), List.of())
                .output(stdout -> seen.append(new String(stdout.readAllBytes(), StandardCharsets.UTF_8)))
                .start()
                .await();
        assertThat(seen.toString().lines()).contains("LC_ALL=C").noneMatch(line -> line.startsWith("HOME="));
    }

    private static FfmpegRun.Builder endless() {
        return ffmpeg("-f lavfi -i testsrc2=s=1280x720 -f null -");
    }

    private static FfmpegRun.Builder ffmpeg(String arguments) {
        return FfmpegRun.of(
                tools.ffmpeg(), List.of(("-nostdin -hide_banner -v error -progress pipe:2 " + arguments).split(" ")));
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().toList();
    }

    /** What the run of another test was killed with may just be ending, too. */
    private static void nobodyIsLeft() {
        children().forEach(FfmpegRunTest::ends);
    }

    private static void ends(ProcessHandle process) {
        assertThat(process.onExit()).as("%s", process.info()).succeedsWithin(PATIENCE);
    }
}
