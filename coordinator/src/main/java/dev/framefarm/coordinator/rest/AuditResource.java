package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Audit;
import dev.framefarm.coordinator.engine.AuditStore;
import dev.framefarm.coordinator.model.Role;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Who changed what, newest first. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    record Listed(List<EntryView> entries) {}

    record EntryView(String at, String who, String action, String subject) {
        static EntryView of(AuditStore.Entry entry) {
            return new EntryView(entry.at().toString(), entry.who(), entry.action(), entry.subject());
        }
    }

    @GET
    @Needs(Role.ADMIN)
    public Listed latest(@QueryParam("limit") @DefaultValue("100") String limit) {
        return new Listed(audit.latest(Asked.number("limit", limit, 1, 1000)).stream()
                .map(EntryView::of)
                .toList());
    }
}
