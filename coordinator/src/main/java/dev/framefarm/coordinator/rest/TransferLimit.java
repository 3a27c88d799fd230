package dev.framefarm.coordinator.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/**
 * All requests that bring bytes or fetch a file. Each holds a thread for as long as its client likes, so there is a limit
 * for all and one for each key.
 */
final class TransferLimit implements ApplicationEventListener {
    private static final int MOST = 400;
    private static final int MOST_OF_ONE_KEY = 32;

    /** By the request itself: which key's it is. */
    private final Map<Object, String> open = new HashMap<>();

    /** Puts the limit before every such method, behind its gate. */
    record Everywhere(TransferLimit limit) implements DynamicFeature {
        @Override
        public void configure(ResourceInfo resource, FeatureContext context) {
            Method method = resource.getResourceMethod();
            Needs needs = method.getAnnotation(Needs.class);
            boolean brings = method.isAnnotationPresent(POST.class) || method.isAnnotationPresent(PUT.class);
            if (brings || (needs != null && needs.orTicket())) {
                context.register(new Entry(limit));
            }
        }
    }

    @Priority(Priorities.AUTHORIZATION)
    private record Entry(TransferLimit limit) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            limit.take(request, Caller.of(request.getSecurityContext()).keyId());
            request.setEntityStream(new PacedBody(request.getEntityStream(), System::nanoTime));
        }
    }

    @Override
    public void onEvent(ApplicationEvent event) {
        // Requests alone matter.
    }

    @Override
    public RequestEventListener onRequest(RequestEvent begun) {
        return event -> {
            if (event.getType() == RequestEvent.Type.FINISHED) {
                end(event.getContainerRequest());
            }
        };
    }

    private synchronized void take(Object request, String key) {
        long mine = open.values().stream().filter(key::equals).count();
        if (mine >= MOST_OF_ONE_KEY) {
            throw tooMany(429, "This key has too many transfers already; let one end first.", MOST_OF_ONE_KEY, mine);
        }
        if (open.size() >= MOST) {
            throw tooMany(503, "The farm has too many transfers already; try again.", MOST, open.size());
        }
        open.put(request, key);
    }

    private synchronized void end(Object request) {
        open.remove(request);
    }

    private static Refusal tooMany(int status, String detail, int most, long found) {
        return Refusal.of(status, "TOO_MANY_TRANSFERS", detail)
                .because("fewer than " + most, Long.toString(found))
                .with(HttpHeaders.RETRY_AFTER, "10");
    }
}
