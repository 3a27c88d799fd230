package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.recipe.Recipes;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** The engine put together: what the edges call. */
public record Engine(
        Access access,
        Audit audit,
        Enrolment enrolment,
        Orders orders,
        Uploads uploads,
        Progress progress,
        Remarks remarks,
        Live live,
        Fleet fleet,
        Reputation reputation,
        Dispatcher dispatcher,
        Slices slices,
        Deliveries deliveries,
        Placements placements,
        DeliveryFigures deliveryFigures,
        Attempts attempts,
        Housekeeping housekeeping,
        Retention retention,
        JobRunner runner,
        JobRecovery recovery,
        Custody custody) {
    /** For what agents still say of jobs that have ended. */
    private static final int ENDED_PLANS = 8;

    /**
     * {@code work} carries out effects, {@code tidying} deletes what nothing needs, however long that takes, {@code probing} looks at a few sources at once, {@code joining} has a thread for
     * each film being joined.
     */
    public static Engine of(
            Ports ports,
            EngineSettings settings,
            Recipes recipes,
            Executor work,
            Executor tidying,
            Executor probing,
            ExecutorService joining) {
        Audit audit = new Audit(ports.audit(), ports.clock());
        Plans plans = new Plans(ports.plans(), ports.deliveries(), settings.activeJobs() + ENDED_PLANS);
        RunningJobs running = new RunningJobs(ports.jobs(), ports.clock());
        LeaseBook leases = new LeaseBook(ports.attempts());
        JobRunner runner = new JobRunner(ports.jobs(), ports.happenings(), ports.clock());
        Lanes lanes = new Lanes(
                ports.ledgers(),
                ports.jobs(),
                plans,
                ports.deliveries(),
                ports.attempts(),
                ports.link(),
                new GivingUp(ports.attempts(), runner),
                ports.clock());
        Fleet fleet = new Fleet(
                ports.agents(),
                ports.roster(),
                leases,
                running,
                lanes,
                ports.link(),
                ports.happenings(),
                audit,
                ports.clock(),
                settings.leaseTerm(),
                settings.coordinator());
        Reputation reputation =
                new Reputation(ports.attempts(), ports.agents(), ports.link(), ports.happenings(), ports.clock());
        TransferRights rights = new TransferRights(leases, ports.attempts(), ports.jobs(), ports.deliveries(), lanes);
        Room room = new Room(ports.blobs(), Room.FLOOR);
        Admission admission = new Admission(
                ports.jobs(),
                runner,
                plans,
                new FrameBudget(settings.framesAtOnce()),
                new DiskBudget(room, ports.deliveries()),
                new QueueOrder(ports.jobs(), ports.clock()),
                settings.activeJobs(),
                ports.elders());
        Parity parity = new Parity(ports.deliveries(), lanes, fleet, new Beginner(ports.clock()));
        WaitingReasons reasons = new WaitingReasons();
        Sources sources = new Sources(ports.blobs(), ports.uploads(), settings.sourceFolders());
        Retention retention = new Retention(
                ports.deliveries(),
                ports.uploads(),
                ports.blobs(),
                settings.keep(),
                settings.settling(),
                ports.clock(),
                ports.custody()::now);
        Chore settling = new Chore(tidying, retention::settle);
        Troubles troubles = new Troubles(runner, ports.clock(), ports.jobs()::isAway, ports.blobs()::trouble);
        Live live = new Live();
        Custody custody = new Custody(
                ports.custody(),
                new CustodyStore.Life(settings.coordinator(), ports.secrets().fresh()),
                settings.settling(),
                ports.clock());
        Assembler assembler = new Assembler(
                plans,
                ports.deliveries(),
                sources,
                ports.blobs(),
                new Stored(ports.blobs(), ports.deliveries(), ports.ledgers(), reasons, ports.clock()),
                ports.splicer(),
                ports.joiner(),
                ports.inspector(),
                new Packages(ports.blobs(), ports.packager(), live),
                runner,
                custody,
                retention,
                reasons,
                troubles,
                new Certification(
                        sources,
                        ports.blobs(),
                        ports.deliveries(),
                        ports.attempts(),
                        ports.prober(),
                        ports.seams(),
                        ports.certificates(),
                        joining),
                new Room(ports.blobs(), Room.JOINS_FLOOR));
        Assemblies assemblies = new Assemblies(assembler, joining, settings.joinsAtOnce());
        JobEffects effects = new JobEffects(
                ports.jobs(),
                runner,
                troubles,
                plans,
                lanes,
                parity,
                reasons,
                running,
                sources,
                new Probes(ports.jobs(), ports.prober(), ports.scout(), probing),
                ports.lettering(),
                assemblies,
                ended -> {
                    retention.release(ended);
                    settling.run();
                },
                ports.link(),
                custody,
                work,
                admission);
        runner.carryOutWith(effects);
        JobRecovery recovery = new JobRecovery(
                settings.coordinator(),
                ports.jobs(),
                runner,
                effects,
                new LostEnds(ports.jobs(), ports.attempts(), lanes),
                custody,
                ports.happenings(),
                ports.clock());
        new NewsOfOthers(settings.coordinator(), ports.happenings(), running, assemblies, effects, recovery, reasons)
                .listen();
        Unfinished unfinished = new Unfinished(room, ports.clock());
        Attempts attempts = new Attempts(
                leases,
                ports.attempts(),
                unfinished,
                lanes,
                reputation,
                ports.link(),
                ports.happenings(),
                ports.clock());
        Progress progress = new Progress(
                plans, ports.ledgers(), ports.deliveries(), reasons, ports.clock(), admission, ports.blobs()::trouble);
        DeliveryFigures figures = new DeliveryFigures();
        Acceptance acceptance = new Acceptance(ports.deliveries(), lanes, assemblies, runner, ports.link());
        Deliveries deliveries = new Deliveries(
                rights,
                room,
                unfinished,
                plans,
                ports.deliveries(),
                ports.attempts(),
                acceptance,
                new Judging(ports.inspector(), parity),
                ports.blobs(),
                attempts,
                retention,
                ports.happenings(),
                ports.clock(),
                settings.coordinator(),
                figures);
        Surveys surveys = new Surveys(lanes, ports.deliveries());
        Welcome welcome = new Welcome(running, plans, lanes, ports.roster(), ports.agents(), reputation, room, reasons);
        Slices slices = new Slices(
                rights,
                ports.jobs(),
                plans,
                lanes,
                sources,
                ports.blobs(),
                ports.slicer(),
                reasons,
                ports.clock(),
                settings.coordinator());
        Asking asking = new Asking(
                lanes,
                parity,
                new Understanding(ports.link()),
                slices,
                reputation,
                reasons,
                new Granting(leases, ports.happenings(), surveys),
                ports.secrets(),
                ports.clock(),
                settings.leaseTerm(),
                settings.longestSegment());
        return new Engine(
                new Access(ports.keys(), ports.secrets(), audit, ports.clock()),
                audit,
                new Enrolment(ports.agents(), ports.authority(), ports.secrets(), audit, ports.clock()),
                new Orders(
                        ports.jobs(),
                        ports.certificates(),
                        recipes,
                        sources,
                        ports.blobs(),
                        retention,
                        room,
                        runner,
                        ports.secrets(),
                        audit,
                        ports.clock(),
                        effects),
                new Uploads(
                        ports.blobs(),
                        new Room(ports.blobs(), Room.FLOOR, admission::promised),
                        ports.uploads(),
                        retention,
                        custody,
                        settings.uploadQuota(),
                        audit,
                        ports.clock()),
                progress,
                new Remarks(plans, ports.attempts(), ports.deliveries()),
                live,
                fleet,
                reputation,
                new Dispatcher(welcome, ports.roster(), running, plans, lanes, surveys, asking, reasons),
                slices,
                deliveries,
                new Placements(ports.blobs(), deliveries, attempts, room, figures),
                figures,
                attempts,
                new Housekeeping(
                        running,
                        plans,
                        lanes,
                        acceptance,
                        ports.roster(),
                        ports.link(),
                        progress,
                        ports.happenings(),
                        recovery,
                        new Fallbacks(
                                plans,
                                lanes,
                                ports.deliveries(),
                                parity,
                                ports.roster(),
                                assemblies,
                                reasons,
                                retention,
                                ports.link(),
                                ports.happenings(),
                                ports.clock()),
                        () -> {
                            settling.run();
                            work.execute(unfinished::sweep);
                        },
                        custody,
                        reputation,
                        now -> tell(reasons, settings, ports.happenings(), now),
                        settings.leaseTerm(),
                        ports.clock()),
                retention,
                runner,
                recovery,
                custody);
    }

    /** Alone there is nobody to tell. */
    private static void tell(WaitingReasons reasons, EngineSettings settings, Happenings happenings, Instant now) {
        if (!settings.settling().isZero()) {
            reasons.tell(settings.coordinator(), happenings, now);
        }
    }
}
