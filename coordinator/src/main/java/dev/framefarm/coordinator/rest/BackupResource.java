package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Audit;
import dev.framefarm.coordinator.engine.Backup;
import dev.framefarm.coordinator.model.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;

/** What the farm must not forget, to be kept elsewhere. It holds digests of keys and what is sealed, so it is for administrators. */
@Path("/backup")
public final class BackupResource {
    private final Backup backup;
    private final Audit audit;

    BackupResource(Backup backup, Audit audit) {
        this.backup = backup;
        this.audit = audit;
    }

    @GET
    @Needs(Role.ADMIN)
    @Produces("application/zip")
    public StreamingOutput backup(@Context SecurityContext security) {
        audit.record(Caller.of(security), "backup", "");
        return backup::write;
    }
}
