package dev.framefarm.agent.machine;

import dev.framefarm.agent.command.TrialCommand;
import dev.framefarm.agent.engine.Capabilities;
import dev.framefarm.agent.engine.Hardware;
import dev.framefarm.ffmpeg.Toolchain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds out what this machine can do: at once from the last time, else by trial while already connected. A graphics card
 * is tried again when an encode on it fails, when it or its driver changes, and, like the processor's encoders, as long as
 * trying again may help.
 */
public final class Discovery implements Hardware {
    private final Toolchain toolchain;
    private final GraphicsCard card;
    private final ProofCache cache;
    private final int slots;
    private final String name;
    private Proofs proofs = Proofs.NONE;
    /** Of the processor's encoders those whose trial says nothing, because the machine was busy or full. */
    private List<TrialCommand> undecided = List.of();

    private boolean lasting = true;
    private String tried;
    private Consumer<Capabilities> news = ignored -> {};

    public Discovery(Toolchain toolchain, Path data, int slots, String name) {
        this(toolchain, data, slots, name, Path.of("/"));
    }

    /** {@code root} is where the machine's devices are looked for. */
    Discovery(Toolchain toolchain, Path data, int slots, String name, Path root) {
        this.toolchain = toolchain;
        this.slots = slots;
        this.name = name;
        this.card = new GraphicsCard(root);
        this.tried = card.key();
        this.cache = new ProofCache(
                data, () -> Host.name() + " " + toolchain.fingerprint() + " " + trials() + " " + card.key());
    }

    /** An agent that tries more than its predecessor did must not believe that those were all. */
    private static String trials() {
        return TrialCommand.all().stream().map(TrialCommand::library).collect(Collectors.joining(","));
    }

    /** What is known without trying anything; no encoders on the first start. */
    public synchronized Capabilities known() {
        proofs = cache.load().orElse(Proofs.NONE);
        return capabilities();
    }

    /** Tries the encoders one after another when nothing is known, telling {@code listener} of each success. */
    public synchronized void prove(Executor workers, Consumer<Capabilities> listener) {
        news = listener;
        if (proofs.isEmpty()) {
            workers.execute(() -> quietly(this::tryAll));
        }
    }

    /** Time to see whether the card is still, or again, what it was, and what could not be decided before. */
    public void lookAgain() {
        quietly(this::tryWhereItMayHelp);
    }

    @Override
    public synchronized Optional<String> lost(List<String> encoders) throws InterruptedException {
        if (proofs.failing(encoders).isEmpty()) {
            tryCard();
        }
        return proofs.failing(encoders).map(Capabilities.Failing::reason);
    }

    private synchronized void tryWhereItMayHelp() throws InterruptedException {
        if (!undecided.isEmpty()) {
            tryProcessor(undecided);
            save();
        }
        boolean changed = !card.key().equals(tried);
        if (!proofs.isEmpty() && (changed || !lasting)) {
            tryCard();
        }
    }

    private synchronized void tryAll() throws InterruptedException {
        tryProcessor(TrialCommand.all().stream()
                .filter(command -> !command.hardware())
                .toList());
        tryCard();
        save();
    }

    private void tryProcessor(List<TrialCommand> commands) throws InterruptedException {
        Trial trial = new Trial(toolchain);
        List<TrialCommand> open = new ArrayList<>();
        for (TrialCommand command : commands) {
            Trial.Result result = trial.of(command);
            if (!result.lasting()) {
                open.add(command);
            }
            if (result.proof().isPresent()) {
                proofs = proofs.with(result.proof().get());
                tell();
            }
        }
        undecided = List.copyOf(open);
    }

    private void save() {
        if (undecided.isEmpty() && lasting && !proofs.isEmpty()) {
            cache.save(proofs);
        }
    }

    private void tryCard() throws InterruptedException {
        tried = card.key();
        lasting = true;
        Proofs found = proofs.withoutCard(Gpus.names());
        for (TrialCommand command : TrialCommand.all()) {
            if (command.hardware() && card.hasDriver()) {
                CardTrial.Result result = new CardTrial(toolchain).of(command, card.driver());
                lasting &= result.lasting();
                found = found.with(result);
            }
        }
        if (!found.equals(proofs)) {
            proofs = found;
            tell();
        }
        if (!lasting) {
            cache.forget();
        }
    }

    private void tell() {
        news.accept(capabilities());
    }

    private Capabilities capabilities() {
        return new Capabilities(
                slots,
                Host.cores(),
                Host.memoryBytes(),
                name,
                proofs.gpus(),
                proofs.encoders(),
                proofs.failing(),
                toolchain.version());
    }

    private interface Trying {
        void run() throws InterruptedException;
    }

    /** Interrupted, the agent stops; its next start tries again. */
    private static void quietly(Trying trying) {
        try {
            trying.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
