package dev.framefarm.ffmpeg;

import dev.framefarm.ffmpeg.FfmpegRun.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program with its arguments inside the wrappers that give it an empty environment, a process group of its own, the
 * last place among those who want a processor, and its limits. Every wrapper executes the next in place, so the
 * process started is the program itself and its id is that of the group.
 */
final class CommandLine {
    private static final List<Path> FOLDERS = List.of(Path.of("/usr/bin"), Path.of("/bin"));

    /** Which GPU and which driver: the operator's to say, and nothing a file could influence. */
    private static final List<String> KEPT =
            List.of("CUDA_VISIBLE_DEVICES", "NVIDIA_VISIBLE_DEVICES", "LIBVA_DRIVER_NAME", "LIBVA_DRIVERS_PATH");

    /** An encoder takes every processor that nobody else wants; whoever else asks for one has it at once. */
    private static final String NICENESS = "15";

    /**
     * Where Linux shares out the processors among sessions first, a niceness counts within its session only, and each program
     * here has a session of its own. So the session is made nice as well; elsewhere there is no such file.
     */
    private static final String YIELD = "{ echo " + NICENESS + " >/proc/self/autogroup; } 2>/dev/null; exec \"$@\"";

    private CommandLine() {}

    static List<String> of(Path program, List<String> arguments, Limits limits) {
        List<String> command = new ArrayList<>();
        wrapper("env").ifPresent(env -> {
            command.add(env);
            command.add("-i");
            command.addAll(environment(program));
        });
        wrapper("setsid").ifPresent(command::add);
        wrapper("nice").ifPresent(nice -> command.addAll(List.of(nice, "-n", NICENESS)));
        wrapper("sh").ifPresent(shell -> command.addAll(List.of(shell, "-c", YIELD, shell)));
        wrapper("prlimit").ifPresent(prlimit -> {
            command.add(prlimit);
            command.addAll(options(limits));
            command.add("--");
        });
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /**
     * The data segment is limited rather than the address space, because a GPU driver maps more addresses than any
     * machine has memory. The hard limit on CPU time lies above the soft one: FFmpeg is told before it is killed.
     */
    static List<String> options(Limits limits) {
        List<String> options = new ArrayList<>();
        options.add("--core=0");
        if (limits.memoryBytes() > 0 && !limits.watched()) {
            options.add("--data=" + limits.memoryBytes());
        }
        if (limits.outputBytes() > 0) {
            options.add("--fsize=" + limits.outputBytes());
        }
        if (!limits.cpu().isZero()) {
            long seconds = Math.max(1, limits.cpu().toSeconds());
            options.add("--cpu=" + seconds + ":" + (seconds + 5));
        }
        return options;
    }

    /** The C locale keeps numbers and messages the same everywhere. */
    static List<String> environment(Path program) {
        List<String> environment = new ArrayList<>();
        environment.add("LC_ALL=C");
        environment.add("PATH=/usr/local/bin:/usr/bin:/bin");
        for (String name : KEPT) {
            String value = System.getenv(name);
            if (value != null) {
                environment.add(name + "=" + value);
            }
        }
        Path folder = program.toAbsolutePath().getParent();
        if (folder != null && Embedded.isUnpacked(folder)) {
            environment.add("LD_LIBRARY_PATH=" + folder);
        }
        return environment;
    }

    private static Optional<String> wrapper(String name) {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
