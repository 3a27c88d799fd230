package dev.framefarm.ffmpeg;

import com.github.kokorin.jaffree.process.ProcessHelper;

/** Notices the end of the process at once. */
final class ExitWatch implements ProcessHelper {
    private final Course course;

    ExitWatch(Course course) {
        this.course = course;
    }

    @Override
    public void run() {
        course.waitForExit();
    }

    @Override
    public void close() {}
}
