package dev.framefarm.agent.machine;

import dev.framefarm.agent.command.TrialCommand;
import dev.framefarm.agent.engine.Capabilities;
import dev.framefarm.agent.engine.Capabilities.Proof;
import dev.framefarm.ffmpeg.Toolchain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds out what this machine can do: at once from the last time, else by trial while already connected. */
public final class Discovery {
    private final Toolchain toolchain;
    private final ProofCache cache;
    private final int slots;
    private final String name;

    public Discovery(Toolchain toolchain, Path data, int slots, String name) {
        this.toolchain = toolchain;
        this.slots = slots;
        this.name = name;
        this.cache = new ProofCache(data, Host.name() + " " + toolchain.fingerprint() + " " + trials());
    }

    /** An agent that tries more than its predecessor did must not believe that those were all. */
    private static String trials() {
        return TrialCommand.all().stream().map(TrialCommand::library).collect(Collectors.joining(","));
    }

    /** What is known without trying anything; no encoders on the first start. */
    public Capabilities known() {
        return of(cache.load().orElse(new ProofCache.Proofs(List.of(), List.of())));
    }

    /** Tries the encoders one after another when nothing is known, telling {@code news} of each success. */
    public void prove(Executor workers, Consumer<Capabilities> news) {
        if (cache.load().isEmpty()) {
            workers.execute(() -> tryAll(news));
        }
    }

    private void tryAll(Consumer<Capabilities> news) {
        try {
            Trial trial = new Trial(toolchain);
            List<Proof> proven = new ArrayList<>();
            boolean lasting = true;
            for (TrialCommand command : TrialCommand.all()) {
                Trial.Result result = trial.of(command);
                lasting &= result.lasting();
                if (result.proof().isPresent()) {
                    proven.add(result.proof().get());
                    news.accept(of(new ProofCache.Proofs(proven, List.of())));
                }
            }
            ProofCache.Proofs all = new ProofCache.Proofs(proven, Gpus.names());
            news.accept(of(all));
            if (lasting && !proven.isEmpty()) {
                cache.save(all);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the agent stops; the next start tries again
        }
    }

    private Capabilities of(ProofCache.Proofs proofs) {
        return new Capabilities(
                slots, Host.cores(), Host.memoryBytes(), name, proofs.gpus(), proofs.encoders(), toolchain.version());
    }
}
