package dev.framefarm.agent.link;

import java.io.InterruptedIOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How fast one direction goes, for all transfers together. Thread-safe. */
interface Pace {
    /** As fast as it can. */
    Pace FREE = new Pace() {
        @Override
        public void await(int bytes) {}

        @Override
        public void after(int bytes, Runnable then) {
            then.run();
        }
    };

    /** Waits until so many bytes may go. */
    void await(int bytes) throws InterruptedIOException;

    /** Goes on once so many bytes, which have come, were due. */
    void after(int bytes, Runnable then);

    static Pace of(long bitsPerSecond, ScheduledExecutorService timer) {
        return bitsPerSecond == 0 ? FREE : new Limited(bitsPerSecond, timer);
    }

    /** At so many bits in a second. */
    final class Limited implements Pace {
        private static final Logger log = LoggerFactory.getLogger(Limited.class);

        private final TokenBucket bucket;
        private final ScheduledExecutorService timer;

        private Limited(long bitsPerSecond, ScheduledExecutorService timer) {
            bucket = new TokenBucket(bitsPerSecond, System.nanoTime());
            this.timer = timer;
        }

        private synchronized long take(int bytes) {
            return bucket.take(bytes, System.nanoTime());
        }

        @Override
        public void await(int bytes) throws InterruptedIOException {
            try {
                TimeUnit.NANOSECONDS.sleep(take(bytes));
            } catch (InterruptedException e) {
                throw (InterruptedIOException) new InterruptedIOException("interrupted while sending").initCause(e);
            }
        }

        @Override
        public void after(int bytes, Runnable then) {
            long wait = take(bytes);
            if (wait == 0) {
                then.run();
                return;
            }
            try {
                var unused = timer.schedule(then, wait, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                log.debug("stopping, nothing more is asked for");
            }
        }
    }
}
