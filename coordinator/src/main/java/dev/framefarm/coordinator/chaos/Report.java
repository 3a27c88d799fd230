package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.chaos.Fault.Kind;
import dev.framefarm.coordinator.db.FarmRecords;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What went wrong, what it cost, and whether any promise was broken. */
public record Report(
        long seed,
        Duration time,
        Map<Kind, Integer> faults,
        int missed,
        int revived,
        List<Order> orders,
        Map<String, String> wrong,
        long jobsInDatabase,
        FarmRecords.Attempts attempts,
        List<String> changed,
        List<String> stubborn,
        List<String> processes,
        List<String> files,
        List<String> blobs) {

    public int hits() {
        return faults.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int films() {
        return orders.size();
    }

    /** Each a sentence; none where all promises were kept. */
    public List<String> broken() {
        List<String> broken = new ArrayList<>();
        orders.stream().filter(Order::isOpen).forEach(order -> broken.add(order.job() + " did not end"));
        wrong.forEach((job, fault) -> broken.add(job + ": " + fault));
        changed.forEach(each -> broken.add("published twice: " + each));
        if (jobsInDatabase != orders.size()) {
            broken.add(orders.size() + " films were ordered and there are " + jobsInDatabase + " jobs");
        }
        stubborn.forEach(each -> broken.add(each + " did not go when asked"));
        processes.forEach(each -> broken.add("left running: " + each));
        files.forEach(each -> broken.add("left behind: " + each));
        blobs.forEach(each -> broken.add("left in the store: " + each));
        return broken;
    }

    public void print(PrintStream out) {
        out.printf("Seed %d, %d s%n%n", seed, time.toSeconds());
        out.printf("%4d faults (%d more found nobody to hit)%n", hits(), missed);
        faults.forEach((kind, number) -> out.printf("     %4d  %s%n", number, kind.words));
        out.printf("%4d times a process had ended by itself and was started again%n%n", revived);
        List<Order.Ended> ended =
                orders.stream().map(Order::ended).flatMap(Optional::stream).toList();
        out.printf("%4d films ordered, %d ended, %d exact%n", films(), ended.size(), ended.size() - wrong.size());
        out.printf(
                Locale.ROOT,
                "     %.0f s from order to film in the middle, %.0f s at the most%n",
                took(ended, 0.5),
                took(ended, 1));
        long repeated = attempts.all() - attempts.accepted();
        out.printf(
                "%4d attempts, %d accepted, %d in vain: %s%n",
                attempts.all(), attempts.accepted(), repeated, attempts.inVain());
        out.printf(
                Locale.ROOT,
                "     %.0f of %.0f s of agents' time came to nothing%n%n",
                attempts.secondsInVain(),
                attempts.seconds());
        List<String> broken = broken();
        if (broken.isEmpty()) {
            out.println("Nothing was lost, nothing is wrong, nothing was left behind.");
        } else {
            out.println("BROKEN:");
            broken.forEach(each -> out.println("  " + each));
        }
    }

    private static double took(List<Order.Ended> ended, double part) {
        List<Long> millis =
                ended.stream().map(each -> each.took().toMillis()).sorted().toList();
        return millis.isEmpty() ? 0 : millis.get((int) ((millis.size() - 1) * part)) / 1000.0;
    }
}
