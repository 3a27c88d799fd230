package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Access;
import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.model.Role;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;

/** Lets through who has a key with the role that the method needs. */
@Priority(Priorities.AUTHENTICATION)
final class Gate implements ContainerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Keys keys;
    private final Role needed;
    private final boolean orTicket;

    private Gate(Keys keys, Role needed, boolean orTicket) {
        this.keys = keys;
        this.needed = needed;
        this.orTicket = orTicket;
    }

    /** What every gate knows. */
    record Keys(Access access, Tickets tickets, FailedLogins failures) {}

    /** Puts a gate before every method that is not {@link Open}. */
    record Everywhere(Keys keys) implements DynamicFeature {
        @Override
        public void configure(ResourceInfo resource, FeatureContext context) {
            if (resource.getResourceMethod().isAnnotationPresent(Open.class)) {
                return;
            }
            // What Jersey adds by itself, such as OPTIONS, says nothing of a role: for administrators only.
            Needs needs = resource.getResourceMethod().getAnnotation(Needs.class);
            Role role = needs == null ? Role.ADMIN : needs.value();
            context.register(new Gate(keys, role, needs != null && needs.orTicket()));
        }
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String address = String.valueOf(request.getProperty(PageHeaders.ADDRESS));
        Principal who = principal(request, address);
        if (!who.may(needed)) {
            throw Refusal.of(403, "ROLE_TOO_LOW", "This key may not do that.")
                    .because("role " + word(needed) + " or higher", "role " + word(who.role()));
        }
        request.setSecurityContext(new Caller(who, request.getSecurityContext().isSecure()));
    }

    private Principal principal(ContainerRequestContext request, String address) {
        String header = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .orElse("");
        String ticket = Optional.ofNullable(
                        request.getUriInfo().getQueryParameters().getFirst(Tickets.PARAMETER))
                .orElse("");
        if (header.isEmpty() && !(orTicket && !ticket.isEmpty())) {
            throw unauthenticated("KEY_MISSING", "This needs an API key.", "no key");
        }
        Optional<Principal> who = header.isEmpty()
                ? keys.tickets().read(ticket, request.getUriInfo().getPath()).filter(keys.access()::isUsable)
                : bearer(header).flatMap(keys.access()::authenticate);
        return who.orElseThrow(() -> header.isEmpty() ? wrongTicket() : wrongKey(address));
    }

    /** A page that was left open asks with tickets of yesterday; nobody guesses with them. */
    private static Refusal wrongTicket() {
        return unauthenticated("TICKET_WRONG", "This link has expired; ask for a new one.", "an old or altered ticket");
    }

    /** Only those who fail are told to wait: a good key works from an address that guesses came from. */
    private Refusal wrongKey(String address) {
        if (keys.failures().tooMany(address)) {
            return Refusal.of(
                            429, "TOO_MANY_FAILED_LOGINS", "Too many wrong keys came from this address; wait a minute.")
                    .with(HttpHeaders.RETRY_AFTER, "60");
        }
        keys.failures().count(address);
        return unauthenticated("KEY_WRONG", "This key is unknown, expired or revoked.", "another key");
    }

    private static Optional<String> bearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private static Refusal unauthenticated(String code, String detail, String found) {
        return Refusal.of(Response.Status.UNAUTHORIZED.getStatusCode(), code, detail)
                .because("Authorization: Bearer ff_<id>_<secret>", found)
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"framefarm\"");
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
