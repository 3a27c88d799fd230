package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.engine.CustodyStore.Life;
import dev.framefarm.coordinator.model.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs this coordinator works on: it alone probes them, attends their ledgers, and joins them. Like a lease it saves
 * effort and guards nothing: what two coordinators commit is decided by the database, row by row. That is why a look
 * that is some seconds old will do.
 */
public final class Custody {
    private static final Logger LOG = LoggerFactory.getLogger(Custody.class);
    /** Whoever is not heard of for so long has lost its jobs to the others. */
    static final Duration SILENCE = Duration.ofSeconds(6);

    private final CustodyStore store;
    private final Life life;
    private final Duration settling;
    private final InstantSource clock;
    private Set<JobId> ours = Set.of();
    private @Nullable Instant heard;
    private boolean ended;

    /** {@code settling} is how long sealed bytes are safe from others' sweeps; zero where nobody else sweeps. */
    Custody(CustodyStore store, Life life, Duration settling, InstantSource clock) {
        this.store = store;
        this.life = life;
        this.settling = settling;
        this.clock = clock;
    }

    /** Leaves all jobs to the others; this coordinator takes no more. */
    synchronized void end() {
        ended = true;
        ours = new HashSet<>();
        store.end(life);
    }

    /** Takes the job if it can be had. */
    synchronized boolean take(JobId job) {
        if (ended) {
            return false;
        }
        begin();
        if (has(job)) {
            return true;
        }
        if (!store.take(job, life, SILENCE)) {
            return false;
        }
        ours.add(job);
        return true;
    }

    /** Whether the job was ours when we last looked; when that was long ago, as after a sleep, we look again. */
    synchronized boolean has(JobId job) {
        return !ended && (isHeard() || look()) && ours.contains(job);
    }

    /**
     * Says that we live, and looks what is ours; to be called every second or two. False when that is not known: the
     * database does not answer, or another coordinator goes by our name.
     */
    synchronized boolean look() {
        if (ended) {
            return false;
        }
        begin();
        if (!store.goOn(life)) {
            if (isHeard()) {
                LOG.error(
                        "Another coordinator is called {} now, so this one works on no job;"
                                + " give each its own name (name) and restart it",
                        life.coordinator());
            }
            heard = Instant.MIN;
            ours = new HashSet<>();
            return false;
        }
        ours = new HashSet<>(store.of(life.coordinator()));
        heard = clock.instant();
        return true;
    }

    /** All coordinators that live, whether this one can hear them or not. */
    public Set<String> alive() {
        return store.alive(SILENCE);
    }

    /** The coordinator that works on the job, or did at its end. */
    public Optional<String> of(JobId job) {
        return store.custodian(job);
    }

    /**
     * To be asked before the first seal. Half the time leaves the other half to a commit that is under way. Fails where what
     * is sealed would be taken for older than it is, or younger.
     */
    Optional<Sealing> sealing() throws StoreAway {
        Instant now = demandRightTime();
        return settling.isZero() ? Optional.empty() : Optional.of(new Sealing(life, now.plus(settling.dividedBy(2))));
    }

    /** What time it is for all. */
    Instant demandRightTime() throws StoreAway {
        Instant now = store.now();
        Optional<String> fault = RightTime.fault(clock.instant(), now);
        if (fault.isPresent()) {
            throw new StoreAway("Nothing is stored here, because " + fault.get() + ".", null);
        }
        return now;
    }

    boolean isOver(Sealing sealing) {
        return store.now().isAfter(sealing.until());
    }

    private void begin() {
        if (heard == null) {
            store.begin(life);
            ours = new HashSet<>(store.of(life.coordinator()));
            heard = clock.instant();
        }
    }

    private boolean isHeard() {
        return heard != null && heard.plus(SILENCE).isAfter(clock.instant());
    }
}
