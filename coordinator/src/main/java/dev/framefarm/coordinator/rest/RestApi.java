package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Backup;
import dev.framefarm.coordinator.engine.Engine;
import dev.framefarm.coordinator.engine.Happenings;
import dev.framefarm.coordinator.recipe.Recipes;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import java.util.EnumSet;
import org.eclipse.jetty.util.component.LifeCycle;
import org.glassfish.jersey.server.ServerProperties;

/** Everything that HTTP needs of the farm, and how it is put into a Dropwizard application. */
public record RestApi(
        Engine engine,
        Recipes recipes,
        Happenings happenings,
        Health health,
        Tickets tickets,
        Backup backup,
        InstantSource clock) {
    static final String ROOT = "/api/v1";

    /** Called once, before the server starts. */
    public void register(Configuration configuration, Environment environment) {
        TextOnly.compress(configuration);
        EventStreams streams = new EventStreams(happenings, EventStream.HEARTBEAT);
        JerseyEnvironment jersey = environment.jersey();
        jersey.setUrlPattern(ROOT + "/*");
        // Without it Jersey holds back the first 8 KiB of a stream, and news would not be new.
        jersey.property(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);
        jersey.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        jersey.register(new Gate.Everywhere(new Gate.Keys(engine.access(), tickets, new FailedLogins(clock))));
        TransferLimit transfers = new TransferLimit();
        jersey.register(transfers);
        jersey.register(new TransferLimit.Everywhere(transfers));
        jersey.register(new KnownParameters.Everywhere());
        jersey.register(new Outage(health));
        jersey.register(new ProblemMapper());
        jersey.register(new ProblemMapper.OfIllegalStates());
        Watching watching = new Watching(engine.live());
        jersey.register(
                new JobsResource(engine.orders(), engine.progress(), engine.remarks(), watching, engine.custody()));
        jersey.register(new OutputsResource(engine.orders(), watching, tickets));
        jersey.register(new EventsResource(engine.orders(), streams));
        jersey.register(new JobEventsResource(engine.orders(), streams));
        jersey.register(new UploadsResource(engine.uploads()));
        jersey.register(new RecipesResource(recipes.book()));
        jersey.register(new AgentsResource(engine.fleet(), engine.reputation(), engine.orders(), engine.progress()));
        jersey.register(new TokensResource(engine.enrolment()));
        jersey.register(new KeysResource(engine.access(), clock));
        jersey.register(new AuditResource(engine.audit()));
        jersey.register(new BackupResource(backup, engine.audit()));
        jersey.register(new HealthResource(health));
        environment
                .servlets()
                .addFilter("page-headers", new PageHeaders())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        environment
                .admin()
                .addFilter("admin-guard", new AdminGuard())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        environment
                .servlets()
                .addServlet("health", new HealthResource.AtRoot(health))
                .addMapping("/health");
        endWithTheServer(environment, streams);
    }

    /** A listening client would otherwise hold up the stop until its patience ends. */
    private static void endWithTheServer(Environment environment, EventStreams streams) {
        environment
                .lifecycle()
                .addServerLifecycleListener(server -> server.addEventListener(new LifeCycle.Listener() {
                    @Override
                    public void lifeCycleStopping(LifeCycle stopping) {
                        streams.endAll();
                    }
                }));
    }
}
