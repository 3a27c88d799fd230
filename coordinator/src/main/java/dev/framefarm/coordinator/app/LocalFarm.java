package dev.framefarm.coordinator.app;

import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.model.JobId;
import dev.framefarm.coordinator.model.Output;
import dev.framefarm.coordinator.model.Role;
import dev.framefarm.coordinator.security.AdminKeyFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A coordinator in this JVM and agents as its children, enrolled by the same path as any other. */
public final class LocalFarm implements AutoCloseable {
    private static final Principal HERE = new Principal("local farm", Role.ADMIN, "-");
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private final RunningCoordinator coordinator;
    private final Path data;
    private final List<LocalAgent> agents;
    private final Closing closing;

    private LocalFarm(RunningCoordinator coordinator, Path data, List<LocalAgent> agents, Closing closing) {
        this.coordinator = coordinator;
        this.data = data;
        this.agents = List.copyOf(agents);
        this.closing = closing;
    }

    public static LocalFarm start(LocalFarmOptions options) {
        Closing closing = new Closing();
        try {
            Path config = LocalFiles.coordinator(options);
            List<LocalAgent> agents = new ArrayList<>();
            for (int i = 1; i <= options.agents(); i++) {
                agents.add(closing.add(LocalAgent.start(options, i)));
            }
            RunningCoordinator coordinator = closing.add(RunningCoordinator.start(config));
            for (LocalAgent agent : agents) {
                String token = coordinator.farm().engine().enrolment().token(TOKEN_LIFE, HERE);
                agent.join(coordinator.farm().agentPort(), token);
            }
            return new LocalFarm(coordinator, options.data(), agents, closing);
        } catch (IOException e) {
            closing.close();
            throw new FarmStartException(
                    "The farm cannot write to " + options.data() + ": " + FileTrouble.why(e)
                            + "; name another folder with --data",
                    1);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    Farm farm() {
        return coordinator.farm();
    }

    public URI url() {
        return coordinator.url();
    }

    public String adminKey() {
        try {
            return AdminKeyFile.in(data)
                    .read()
                    .orElseThrow(() -> new FarmStartException("There is no admin key in " + data + ".", 1));
        } catch (IOException e) {
            throw new FarmStartException(
                    "The admin key in " + data + " cannot be read: " + FileTrouble.why(e)
                            + "; run this as the user whose farm it is, or name another folder with --data",
                    1);
        }
    }

    public Path data() {
        return data;
    }

    /** Where the finished films of a job lie, for whoever is on this machine and needs no download. */
    public List<Path> films(String job) throws IOException {
        List<Path> films = new ArrayList<>();
        for (Output output : coordinator.farm().engine().orders().outputs(new JobId(job))) {
            films.add(coordinator.farm().engine().orders().file(output));
        }
        return films;
    }

    /** Unless it has ended. */
    public void cancel(String job) {
        var unused = coordinator.farm().engine().orders().cancel(new JobId(job), HERE);
    }

    /** Instead of closing it, when all it knows is thrown away and the program ends: nothing is stopped in order. */
    public void abandon() {
        agents.forEach(LocalAgent::kill);
    }

    @Override
    public void close() {
        agents.forEach(LocalAgent::askToStop);
        // Before the coordinator, which they still tell what they hand back.
        agents.forEach(LocalAgent::close);
        closing.close();
    }
}
