package dev.framefarm.coordinator.chaos;

import dev.framefarm.coordinator.chaos.Fault.Kind;
import dev.framefarm.coordinator.db.FarmRecords;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        List<String> blobs,
        Observed observed) {

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
        broken.addAll(observed.broken());
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
        if (observed.scene().isPresent()) {
            observed.scene().get().print(out);
        } else {
            printStorm(out);
        }
        printFilms(out);
        printWork(out);
        printFarm(out);
        List<String> broken = broken();
        if (broken.isEmpty()) {
            out.println("Nothing was lost, nothing is wrong, nothing was left behind.");
        } else {
            out.println("BROKEN:");
            broken.forEach(each -> out.println("  " + each));
        }
    }

    private void printStorm(PrintStream out) {
        out.printf("Seed %d, %d s%n%n", seed, time.toSeconds());
        out.printf(
                Locale.ROOT,
                "%4d faults, %.1f a minute (%d more found nobody to hit)%n",
                hits(),
                hits() * 60.0 / time.toSeconds(),
                missed);
        faults.forEach((kind, number) -> out.printf("     %4d  %s%n", number, kind.words));
        out.printf("%4d times a process had ended by itself and was started again%n%n", revived);
    }

    private void printFilms(PrintStream out) {
        long ended = orders.stream().filter(each -> !each.isOpen()).count();
        out.printf("%4d films ordered, %d ended, %d exact%n", films(), ended, ended - wrong.size());
        observed.undisturbed()
                .ifPresent(before -> out.printf("     %d s from order to film before the storm%n", before.toSeconds()));
        Order.took(orders, 0.5).ifPresent(took -> out.printf("     %d s in the middle of all%n", took.toSeconds()));
        Order.took(orders, 1).ifPresent(took -> out.printf("     %d s at the most%n", took.toSeconds()));
    }

    private void printWork(PrintStream out) {
        out.printf(
                "%4d attempts, %d accepted, %d in vain: %s%n",
                attempts.all(), attempts.accepted(), attempts.all() - attempts.accepted(), attempts.inVain());
        out.printf(
                Locale.ROOT,
                "     %.0f of %.0f s of agents' time came to nothing%n",
                attempts.secondsInVain(),
                attempts.seconds());
        out.printf(
                Locale.ROOT,
                "     %.1f s at the most that a film being made had no lease%n%n",
                observed.withoutLease().toMillis() / 1000.0);
    }

    private void printFarm(PrintStream out) {
        out.printf("%4d looks for broken promises in the database%n", observed.looks());
        observed.before().forEach(each -> out.println("     before  " + each));
        observed.after().forEach(each -> out.println("     after   " + each));
        out.println();
    }
}
