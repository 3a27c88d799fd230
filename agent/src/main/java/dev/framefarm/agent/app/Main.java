package dev.framefarm.agent.app;

import ch.qos.logback.classic.Logger;
import dev.framefarm.agent.link.Enrolment;
import dev.framefarm.agent.link.LinkException;
import dev.framefarm.ffmpeg.FfmpegRun;
import dev.framefarm.ffmpeg.ToolchainException;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * {@code agent CONFIG.yml}, or {@code -} for standard input. Exit codes: 0 stopped on request, 1 the farm refuses this agent or this machine
 * lacks something, 2 the configuration or token cannot be used, 3 no coordinator answered the enrolment.
 */
public final class Main {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 3;

    private static final Set<String> HELP = Set.of("-h", "--help", "help");
    private static final String CALL = "Usage: framefarm agent CONFIG.yml (or - for standard input)";

    /** Held as long as the process lives. */
    @SuppressWarnings("unused")
    private static @Nullable FileLock lock;

    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            end(USAGE, CALL);
            return;
        }
        if (HELP.contains(arguments[0])) {
            System.out.println(CALL);
            System.out.println(
                    "Runs one agent in the foreground. agent/README.md tells the keys of its configuration.");
            return;
        }
        try {
            run(arguments[0].equals("-") ? awaited() : SettingsFile.read(Path.of(arguments[0])));
        } catch (SettingsException e) {
            end(USAGE, arguments[0] + ": " + e.getMessage());
        } catch (ToolchainException e) {
            end(FAILED, e.getMessage());
        } catch (LinkException e) {
            end(
                    switch (e.reason()) {
                        case LOCAL -> USAGE;
                        case REFUSED -> FAILED;
                        case UNREACHABLE -> UNREACHABLE;
                    },
                    e.getMessage());
        } catch (IOException e) {
            end(FAILED, "The agent cannot start: " + e.getMessage() + ".");
        }
    }

    /** A local farm starts its agents before it can say where it listens: meanwhile what they will need is loaded. */
    private static Settings awaited() throws SettingsException {
        // Whoever asks for a logger while another thread is the first to do so gets one that is none yet.
        LoggerFactory.getILoggerFactory();
        Thread rehearsal = new Thread(Enrolment::rehearse, "rehearsal");
        rehearsal.setDaemon(true);
        rehearsal.start();
        return SettingsFile.read(System.in);
    }

    private static void run(Settings settings)
            throws SettingsException, ToolchainException, LinkException, IOException {
        ((Logger) LoggerFactory.getLogger("dev.framefarm")).setLevel(settings.logLevel());
        lock = DataFolder.claim(settings.data());
        String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("development");
        Agent agent = new Agent(settings, Agent.toolchain(settings), version, why -> leave(FAILED, why));
        FfmpegRun.atTheEnd(() -> agent.stop("the agent stops"));
        settings.parentPid().ifPresent(Main::followParent);
    }

    /** A farm on one machine must not leave agents behind, however its head ended. */
    private static void followParent(long pid) {
        Optional<ProcessHandle> parent = ProcessHandle.of(pid);
        if (parent.isEmpty()) {
            leave(0, "");
        } else {
            var ignored = parent.get().onExit().thenRun(() -> leave(0, ""));
        }
    }

    /** On a thread of its own: the one that noticed may be needed to say goodbye. */
    private static void leave(int code, String why) {
        new Thread(() -> end(code, why), "exit").start();
    }

    private static void end(int code, @Nullable String why) {
        if (why != null && !why.isEmpty()) {
            System.err.println(why);
        }
        System.exit(code);
    }
}
