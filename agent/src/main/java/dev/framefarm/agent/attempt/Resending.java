package dev.framefarm.agent.attempt;

import dev.framefarm.agent.work.LeaseId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that outlives its line. When that breaks, the encode goes on, and the delivery too where it stopped, as soon
 * as there is a line again: to the same coordinator, or from its first byte to whichever is there by then. A lease that is
 * over meanwhile ends it by {@link #cancel}. One sender.
 */
final class Resending implements Upload {
    /** An agent that nobody has heard of for so long has lost its leases long ago. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Farm farm;
    private final LeaseId lease;
    private final Spool spool;
    private volatile @Nullable Upload line;
    private Duration pause = FIRST_PAUSE;
    private long nextTry;
    private @Nullable String cancelled;

    Resending(Farm farm, LeaseId lease, Spool spool) {
        this.farm = farm;
        this.lease = lease;
        this.spool = spool;
        this.line = farm.deliver(lease, Arrived.NOTHING);
    }

    @Override
    public void send(byte[] data, int length) throws IOException {
        demandGoingOn();
        synchronized (spool) {
            spool.keep(data, length);
        }
        Upload open = line;
        try {
            if (open != null) {
                open.send(data, length);
            } else if (System.nanoTime() - nextTry > 0) {
                reopen();
            }
        } catch (LineLost lost) {
            giveUpLine(lost);
        }
    }

    @Override
    public Verdict finish(Delivery delivery) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                try {
                    Upload open = line;
                    return (open == null ? reopen() : open).finish(delivery);
                } catch (LineLost lost) {
                    giveUpLine(lost);
                    if (System.nanoTime() > deadline) {
                        throw lost;
                    }
                }
                awaitNextTry();
            }
        } finally {
            over();
        }
    }

    @Override
    public void cancel(String why) {
        Upload open;
        synchronized (this) {
            if (cancelled == null) {
                cancelled = why;
            }
            open = line;
            notifyAll();
        }
        if (open != null) {
            open.cancel(why);
        }
        over();
    }

    /** Sends what the coordinator there lacks of all that is here by now. */
    private Upload reopen() throws IOException {
        Arrived arrived = farm.arrived(lease);
        synchronized (spool) {
            if (!spool.isWhole()) {
                throw new IOException("there was no room to keep what must go up once more");
            }
            if (!spool.beginsWith(arrived)) {
                arrived = Arrived.NOTHING;
            }
        }
        Upload open = farm.deliver(lease, arrived);
        line = open;
        demandGoingOn();
        synchronized (spool) {
            spool.sendTo(open, arrived.bytes());
        }
        pause = FIRST_PAUSE;
        return open;
    }

    private void giveUpLine(LineLost lost) throws IOException {
        line = null;
        nextTry = System.nanoTime() + pause.toNanos();
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        demandGoingOn();
        synchronized (spool) {
            if (!spool.isWhole()) {
                throw lost;
            }
        }
    }

    private synchronized void demandGoingOn() throws IOException {
        if (cancelled != null) {
            throw new IOException(cancelled);
        }
    }

    private synchronized void awaitNextTry() throws IOException {
        try {
            for (long left = nextTry - System.nanoTime();
                    cancelled == null && left > 0;
                    left = nextTry - System.nanoTime()) {
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("interrupted while delivering").initCause(e);
        }
        demandGoingOn();
    }

    private void over() {
        synchronized (spool) {
            spool.discard();
        }
    }
}
