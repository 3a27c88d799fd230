package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.app.FarmStartException;
import dev.framefarm.coordinator.db.FarmRecords;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** One scene: a long film is begun, something goes wrong and comes right again, and the film ends. */
final class Play {
    /** What is seen before it goes wrong, to have something to compare with. */
    private static final Duration BEFORE = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private final StagingFarm farm;
    private final Customers customers;
    private final FarmRecords records;
    private final Auditor auditor;
    private final Consumer<String> news;

    Play(StagingFarm farm, Customers customers, FarmRecords records, Auditor auditor, Consumer<String> news) {
        this.farm = farm;
        this.customers = customers;
        this.records = records;
        this.auditor = auditor;
        this.news = news;
    }

    /** Ends with the film. */
    SceneFigures play(Scene scene) throws InterruptedException {
        customers.order(1);
        Duration begun = awaitFrames();
        Thread.sleep(BEFORE.toMillis());
        demandOpen(scene);
        Blows blows = new Blows(farm, records);
        List<Fault> faults = scene.faults(custodian(), farm.coordinators().size());
        news.accept(scene.words + ", for " + scene.lasts.toSeconds() + " s");
        faults.forEach(blows::begin);
        Duration struck = auditor.now();
        auditor.lookNow();
        Thread.sleep(scene.lasts.toMillis());
        faults.forEach(blows::end);
        Duration mended = auditor.now();
        auditor.lookNow();
        news.accept("it is right again");
        customers.await(PATIENCE);
        return SceneFigures.of(scene, begun, struck, mended, auditor.samples());
    }

    private Duration awaitFrames() throws InterruptedException {
        while (auditor.samples().stream().allMatch(each -> each.frames() == 0)) {
            Thread.sleep(500);
            demandRunning();
        }
        return auditor.now();
    }

    private void demandRunning() throws InterruptedException {
        customers.look();
        if (customers.open() == 0) {
            throw new FarmStartException("The film ended too early; name a longer one with --film SECONDS.", 1);
        }
    }

    private void demandOpen(Scene scene) throws InterruptedException {
        demandRunning();
        if (Blows.possible(farm)
                .containsAll(scene.faults(0, 1).stream().map(Fault::kind).toList())) {
            return;
        }
        throw new FarmStartException("The scene " + scene.title + " cannot be played here: this store is a folder.", 2);
    }

    private int custodian() {
        List<String> names =
                farm.coordinators().stream().map(each -> each.process().name()).toList();
        return records.custodians().stream().mapToInt(names::indexOf).max().orElse(0);
    }
}
