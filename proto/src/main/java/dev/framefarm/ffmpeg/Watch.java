package dev.framefarm.ffmpeg;

import dev.framefarm.ffmpeg.FfmpegRun.Ending;
import dev.framefarm.ffmpeg.FfmpegRun.Limits;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One thread looks after all runs: it samples their CPU time, notices those that stand still or outgrow their memory, and before the JVM ends
 * it kills what is left.
 */
final class Watch {
    private static final long TICK_MILLIS = 100;
    private static final Map<Course, Watched> RUNS = new ConcurrentHashMap<>();
    private static @Nullable Thread thread;
    private static volatile Runnable farewell = () -> {};

    private Watch() {}

    static synchronized void atTheEnd(Runnable task) {
        farewell = task;
        startOnce();
    }

    static void over(Course course, ProcessGroup group, Duration patience, Limits limits) {
        long mostResident = limits.watched() ? limits.memoryBytes() : 0;
        RUNS.put(course, new Watched(course, group, patience, mostResident));
        startOnce();
    }

    static void leave(Course course) {
        RUNS.remove(course);
    }

    private static synchronized void startOnce() {
        if (thread != null) {
            return;
        }
        Thread watching = new Thread(Watch::loop, "ffmpeg-watch");
        watching.setDaemon(true);
        watching.start();
        thread = watching;
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Watch::end, "ffmpeg-shutdown"));
        } catch (IllegalStateException endingAlready) {
            killAll();
        }
    }

    private static void loop() {
        while (!Thread.currentThread().isInterrupted()) {
            RUNS.values().forEach(Watched::look);
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void end() {
        try {
            farewell.run();
        } finally {
            killAll();
        }
    }

    private static void killAll() {
        RUNS.keySet().forEach(course -> course.end(Ending.STOPPED, "the program ends"));
    }

    private static final class Watched {
        private final Course course;
        private final ProcessGroup group;
        private final Duration patience;
        private final long mostResident;
        private long movement = Long.MIN_VALUE;
        private long movedAt;

        Watched(Course course, ProcessGroup group, Duration patience, long mostResident) {
            this.course = course;
            this.group = group;
            this.patience = patience;
            this.mostResident = mostResident;
        }

        void look() {
            if (!course.isRunning()) {
                return;
            }
            group.sampleCpu();
            if (mostResident > 0 && group.residentBytes() > mostResident) {
                course.outgrown(mostResident);
            }
            long now = System.nanoTime();
            long seen = course.movement();
            if (seen != movement) {
                movement = seen;
                movedAt = now;
            } else if (!patience.isZero() && now - movedAt > patience.toNanos()) {
                course.stalled(patience);
            }
        }
    }
}
