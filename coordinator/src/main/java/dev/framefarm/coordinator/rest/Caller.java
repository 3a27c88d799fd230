package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Principal;
import dev.framefarm.coordinator.model.Role;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Locale;

/** Who sent the request being answered, in the form that JAX-RS carries along. */
record Caller(Principal principal, boolean isSecure) implements SecurityContext, java.security.Principal {
    /** Only methods behind the {@link Gate} may ask. */
    static Principal of(SecurityContext security) {
        return ((Caller) security.getUserPrincipal()).principal();
    }

    @Override
    public String getName() {
        return principal.owner();
    }

    @Override
    public java.security.Principal getUserPrincipal() {
        return this;
    }

    @Override
    public boolean isUserInRole(String role) {
        return principal.may(Role.valueOf(role.toUpperCase(Locale.ROOT)));
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
