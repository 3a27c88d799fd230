package dev.framefarm.coordinator.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Something that is to be done now and then, and not once more before it is over: it may take as long as it likes. */
public final class Chore implements Runnable {
    private final Executor elsewhere;
    private final Runnable work;
    private final AtomicBoolean underWay = new AtomicBoolean();

    public Chore(Executor elsewhere, Runnable work) {
        this.elsewhere = elsewhere;
        this.work = work;
    }

    public boolean isUnderWay() {
        return underWay.get();
    }

    @Override
    public void run() {
        if (underWay.compareAndSet(false, true)) {
            begin();
        }
    }

    private void begin() {
        try {
            elsewhere.execute(this::carryOut);
        } catch (RuntimeException refused) {
            underWay.set(false);
            throw refused;
        }
    }

    private void carryOut() {
        try {
            work.run();
        } finally {
            underWay.set(false);
        }
    }
}
