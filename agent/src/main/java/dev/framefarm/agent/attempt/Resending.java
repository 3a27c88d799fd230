package dev.framefarm.agent.attempt;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that outlives its line. When that breaks, the encode goes on, and at its end everything goes up once more,
 * to whichever coordinator is there by then. A lease that is over meanwhile ends it by {@link #cancel}. One sender.
 */
final class Resending implements Upload {
    /** An agent that nobody has heard of for so long has lost its leases long ago. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Supplier<Upload> way;
    private final Spool spool;
    private volatile @Nullable Upload line;
    private @Nullable String cancelled;

    Resending(Supplier<Upload> way, Spool spool) {
        this.way = way;
        this.spool = spool;
        this.line = way.get();
    }

    @Override
    public void send(byte[] data, int length) throws IOException {
        demandGoingOn();
        synchronized (spool) {
            spool.keep(data, length);
        }
        Upload open = line;
        if (open == null) {
            return;
        }
        try {
            open.send(data, length);
        } catch (LineLost lost) {
            giveUpLine(lost);
        }
    }

    @Override
    public Verdict finish(Delivery delivery) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Duration pause = FIRST_PAUSE;
        try {
            while (true) {
                try {
                    return opened().finish(delivery);
                } catch (LineLost lost) {
                    giveUpLine(lost);
                    if (System.nanoTime() > deadline) {
                        throw lost;
                    }
                }
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
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

    private Upload opened() throws IOException {
        Upload open = line;
        if (open == null) {
            open = way.get();
            line = open;
            demandGoingOn();
            synchronized (spool) {
                spool.sendTo(open);
            }
        }
        return open;
    }

    private void giveUpLine(LineLost lost) throws IOException {
        line = null;
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

    private synchronized void pause(Duration length) throws IOException {
        long until = System.nanoTime() + length.toNanos();
        try {
            for (long left = length.toMillis();
                    cancelled == null && left > 0;
                    left = (until - System.nanoTime()) / 1_000_000) {
                wait(left);
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
