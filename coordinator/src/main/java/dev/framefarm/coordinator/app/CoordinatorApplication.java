package dev.framefarm.coordinator.app;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import org.jspecify.annotations.Nullable;

/** The web server around a farm. */
final class CoordinatorApplication extends Application<CoordinatorConfiguration> {
    private @Nullable Farm farm;
    private boolean served;

    @Override
    public String getName() {
        return "framefarm";
    }

    @Override
    public void initialize(Bootstrap<CoordinatorConfiguration> bootstrap) {
        Web.prepare(bootstrap);
    }

    @Override
    public void run(CoordinatorConfiguration configuration, Environment environment) throws Exception {
        Exposure.check(configuration);
        FreePorts.check(configuration);
        Farm opened = Farm.open(configuration);
        farm = opened;
        environment.lifecycle().manage(new AutoCloseableManager(opened));
        Web.serve(opened, configuration, environment);
        opened.start(configuration.data());
    }

    Farm farm() {
        if (farm == null) {
            throw new IllegalStateException("the coordinator was not started");
        }
        return farm;
    }

    /** From here on the web server's stop closes the farm. */
    void served() {
        served = true;
    }

    void abandonUnlessServed() {
        if (farm != null && !served) {
            farm.close();
        }
    }
}
