package dev.framefarm.coordinator.engine;

import dev.framefarm.coordinator.recipe.Recipes;
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
        Fleet fleet,
        Dispatcher dispatcher,
        Slices slices,
        Deliveries deliveries,
        Attempts attempts,
        Housekeeping housekeeping,
        JobRunner runner) {

    /** {@code work} carries out effects, {@code joining} has a thread for each film being joined. */
    public static Engine of(
            Ports ports, EngineSettings settings, Recipes recipes, Executor work, ExecutorService joining) {
        Audit audit = new Audit(ports.audit(), ports.clock());
        Plans plans = new Plans(ports.plans());
        RunningJobs running = new RunningJobs(ports.jobs(), ports.clock());
        LeaseBook leases = new LeaseBook(ports.attempts());
        Lanes lanes = new Lanes(
                ports.ledgers(),
                ports.jobs(),
                plans,
                ports.deliveries(),
                ports.attempts(),
                ports.link(),
                ports.clock());
        Parity parity = new Parity(ports.deliveries(), lanes);
        WaitingReasons reasons = new WaitingReasons();
        Sources sources = new Sources(ports.blobs(), settings.sourceFolders());
        Retention retention = new Retention(ports.deliveries(), ports.blobs());
        JobRunner runner = new JobRunner(ports.jobs(), ports.happenings(), ports.clock());
        Assembler assembler = new Assembler(
                plans,
                ports.deliveries(),
                sources,
                ports.blobs(),
                ports.joiner(),
                ports.inspector(),
                runner,
                retention,
                new Certification(
                        sources,
                        ports.blobs(),
                        ports.deliveries(),
                        ports.attempts(),
                        ports.prober(),
                        ports.seams(),
                        ports.certificates(),
                        joining));
        Assemblies assemblies = new Assemblies(assembler, joining, settings.joinsAtOnce());
        JobEffects effects = new JobEffects(
                ports.jobs(),
                runner,
                plans,
                lanes,
                parity,
                reasons,
                running,
                sources,
                ports.prober(),
                assemblies,
                retention,
                ports.link(),
                work,
                settings.activeJobs());
        runner.carryOutWith(effects);
        Attempts attempts =
                new Attempts(leases, ports.attempts(), lanes, runner, ports.link(), ports.happenings(), ports.clock());
        Progress progress = new Progress(plans, ports.ledgers(), ports.deliveries(), reasons, ports.clock());
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
                        runner,
                        ports.secrets(),
                        audit,
                        ports.clock(),
                        effects),
                new Uploads(ports.blobs(), audit),
                progress,
                new Fleet(
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
                        settings.coordinator()),
                new Dispatcher(
                        running,
                        plans,
                        lanes,
                        parity,
                        ports.roster(),
                        ports.agents(),
                        leases,
                        reasons,
                        ports.happenings(),
                        ports.secrets(),
                        ports.clock(),
                        settings.leaseTerm()),
                new Slices(leases, ports.jobs(), plans, lanes, sources, ports.slicer()),
                new Deliveries(
                        leases,
                        plans,
                        ports.deliveries(),
                        ports.attempts(),
                        lanes,
                        parity,
                        ports.blobs(),
                        ports.inspector(),
                        assemblies,
                        attempts,
                        runner,
                        retention,
                        ports.link(),
                        ports.happenings(),
                        ports.clock()),
                attempts,
                new Housekeeping(
                        running,
                        plans,
                        lanes,
                        ports.roster(),
                        ports.link(),
                        progress,
                        ports.happenings(),
                        ports.clock()),
                runner);
    }
}
