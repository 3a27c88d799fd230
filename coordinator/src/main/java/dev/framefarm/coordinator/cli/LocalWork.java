package dev.framefarm.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framefarm.coordinator.app.FarmStartException;
import dev.framefarm.coordinator.app.FileTrouble;
import dev.framefarm.coordinator.app.LocalFarm;
import dev.framefarm.coordinator.app.LocalFarmOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A whole farm on this machine for one film: started, used and taken away again. */
final class LocalWork implements AutoCloseable {
    /** A farm of our own on a busy machine: what it cannot do this second it can do the next. */
    private static final Duration TO_GET_READY = Duration.ofMinutes(2);

    private final Optional<PrivateFolder> folder;
    private final LocalFarm farm;
    private final int agents;
    private final Interrupts.Step undo = this::undo;
    /** A job that nobody waits for any more would go before the next one in a folder that is kept. */
    private volatile Optional<String> unfinished = Optional.empty();

    private boolean undone;

    private LocalWork(Optional<PrivateFolder> folder, LocalFarm farm, int agents) {
        this.folder = folder;
        this.farm = farm;
        this.agents = agents;
        Interrupts.add(undo);
    }

    /** {@code kept} is a data folder of the user's own; without it everything is removed at the end. */
    static LocalWork start(int agents, Optional<Path> kept, List<Path> sourceFolders) {
        Optional<PrivateFolder> folder = kept.isPresent() ? Optional.empty() : Optional.of(privateFolder());
        Interrupts.Step remove = () -> close(folder);
        Interrupts.add(remove);
        try {
            Path data = folder.map(PrivateFolder::path)
                    .orElseGet(() -> kept.orElseThrow().toAbsolutePath());
            LocalFarm farm = LocalFarm.start(new LocalFarmOptions(
                    data, Homes.usual(), 0, 0, agents, slots(agents), "auto", sourceFolders, ignored -> {}));
            return new LocalWork(folder, farm, agents);
        } catch (FarmStartException e) {
            closeQuietly(folder);
            throw e;
        } finally {
            Interrupts.remove(remove);
        }
    }

    static int usualAgents() {
        return cores() >= 2 ? 2 : 1;
    }

    static int slots(int agents) {
        return Math.max(1, cores() / Math.max(1, agents));
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    FarmClient client() {
        return new FarmClient(
                new FarmAddress(farm.url(), farm.adminKey()), FarmClient.Times.USUAL.untilReady(TO_GET_READY));
    }

    /** With the key in the part that browsers never send. */
    URI dashboard() {
        return farm.url().resolve("#key=" + farm.adminKey());
    }

    /** Renders and places the film; returns the watch, which knows who made which part. */
    JobWatch render(SourceFile source, RecipeChoice recipe, Results results, Display display)
            throws InterruptedException {
        FarmClient client = client();
        JsonNode job = client.post(
                "jobs",
                Map.of("source", Map.of("path", source.path().toString()), "recipe", recipe.text()),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        String id = job.path("id").asText();
        unfinished = Optional.of(id);
        JobWatch watch = new JobWatch(client, id, display, new Patience(client, agents, farm.data()));
        JobEnd.mustBeDone(watch.untilTheEnd());
        try {
            place(client, id, results);
            unfinished = Optional.empty();
        } catch (IOException e) {
            throw CommandFailed.failed("The film cannot be written to " + results.path() + ": " + FileTrouble.why(e)
                    + "; check the room and the permissions there.");
        }
        return watch;
    }

    private void place(FarmClient client, String job, Results results) throws IOException {
        List<Path> files = farm.films(job);
        List<JsonNode> wanted =
                results.wanted(client.get("jobs/" + job + "/outputs").path("outputs"));
        for (int i = 0; i < wanted.size(); i++) {
            FilmOutput output = results.place(wanted.get(i));
            output.take(files.get(i), folder.isPresent());
            CertificateFile.write(client, job, wanted.get(i).path("name").asText(), output);
        }
    }

    @Override
    public void close() {
        try {
            undo();
        } catch (IOException e) {
            // The next render removes what is left.
        }
        Interrupts.remove(undo);
    }

    /** A private folder is thrown away with everything in it: only what is kept must be closed in order. */
    private synchronized void undo() throws IOException {
        if (undone) {
            return;
        }
        undone = true;
        if (folder.isEmpty()) {
            try {
                unfinished.ifPresent(farm::cancel);
            } finally {
                farm.close();
            }
        } else {
            farm.abandon();
            // No process of ours may still write into it.
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            folder.get().close();
        }
    }

    static PrivateFolder privateFolder() {
        try {
            return PrivateFolder.create(Homes.renders());
        } catch (IOException e) {
            throw CommandFailed.failed("No folder can be made in " + Homes.renders()
                    + "; set HOME to a folder that can be written to and has room.");
        }
    }

    private static void close(Optional<PrivateFolder> folder) throws IOException {
        if (folder.isPresent()) {
            folder.get().close();
        }
    }

    static void closeQuietly(Optional<PrivateFolder> folder) {
        try {
            close(folder);
        } catch (IOException e) {
            // The next render removes what is left.
        }
    }
}
