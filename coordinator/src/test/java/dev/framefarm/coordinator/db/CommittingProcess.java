package dev.framefarm.coordinator.db;

import static dev.framefarm.coordinator.testing.StoreExamples.delivery;
import static dev.framefarm.coordinator.testing.StoreExamples.job;
import static dev.framefarm.coordinator.testing.StoreExamples.lane;
import static dev.framefarm.coordinator.testing.StoreExamples.pieces;

import dev.framefarm.coordinator.model.Delivery;
import dev.framefarm.coordinator.model.Job;
import java.nio.file.Path;

/** A coordinator that does nothing but accept deliveries, and tidy its file; it prints each when it is durable. */
public final class CommittingProcess {
    private CommittingProcess() {}

    public static void main(String[] folder) {
        try (Database database = Database.open(OwnFiles.forgetful(Path.of(folder[0])))) {
            Thread tidying = new Thread(() -> tidy(database));
            tidying.setDaemon(true);
            tidying.start();
            Job job = database.jobs().insert(job("j-1"));
            for (int i = 0; i < 100_000; i++) {
                Delivery delivery = delivery(lane(job, 0), "l-" + i, 10L * i, 10L * i + 10);
                database.deliveries().commit(delivery, pieces(delivery));
                System.out.println(delivery.lease());
            }
        }
    }

    private static void tidy(Database database) {
        while (true) {
            database.tidy(0);
        }
    }
}
