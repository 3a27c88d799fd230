package dev.framefarm.coordinator.rest;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Set;
import java.util.TreeSet;

/** Refuses what a method does not read of an address: a filter with a slip of the pen would filter nothing. */
record KnownParameters(Set<String> names) implements ContainerRequestFilter {

    /** Puts it before every method. */
    static final class Everywhere implements DynamicFeature {
        @Override
        public void configure(ResourceInfo resource, FeatureContext context) {
            context.register(new KnownParameters(names(resource.getResourceMethod())));
        }
    }

    @Override
    public void filter(ContainerRequestContext request) {
        for (String name : request.getUriInfo().getQueryParameters().keySet()) {
            if (!names.contains(name)) {
                String expected = names.isEmpty() ? "no query parameters" : "one of " + String.join(", ", names);
                throw Refusal.invalid(name, expected, "'" + name + "'");
            }
        }
    }

    private static Set<String> names(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                names.add(query.value());
            }
        }
        Needs needs = method.getAnnotation(Needs.class);
        if (needs != null && needs.orTicket()) {
            names.add(Tickets.PARAMETER);
        }
        return names;
    }
}
