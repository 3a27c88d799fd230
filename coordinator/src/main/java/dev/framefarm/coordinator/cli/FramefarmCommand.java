package dev.framefarm.coordinator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The overview, when nothing else is asked for. */
@Command(
        name = "framefarm",
        description = "Renders long videos on many machines at once.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        subcommands = {
            RenderCommand.class,
            DemoCommand.class,
            UpCommand.class,
            CoordinatorCommand.class,
            SubmitCommand.class,
            JobsCommand.class,
            JobCommand.class,
            WatchCommand.class,
            CancelCommand.class,
            FetchCommand.class,
            AgentsCommand.class,
            DrainCommand.class,
            UndrainCommand.class,
            TokenCommand.class,
            RecipesCommand.class,
            DoctorCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ChaosCommand.class,
            HelpCommand.class
        })
final class FramefarmCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(System.out);
        System.out.println();
        System.out.println(
                "Also: framefarm agent CONFIG.yml (one agent), framefarm test (builds and checks everything).");
        System.out.println("FRAMEFARM_URL and FRAMEFARM_KEY name a remote farm. Begin with: framefarm demo");
        return ExitCode.DONE;
    }
}
