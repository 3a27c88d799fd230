package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.NoRoom;
import dev.framefarm.coordinator.engine.QuotaExceeded;
import dev.framefarm.coordinator.engine.StoreAway;
import dev.framefarm.coordinator.engine.Uploads;
import dev.framefarm.coordinator.model.Blob;
import dev.framefarm.coordinator.model.Printable;
import dev.framefarm.coordinator.model.Role;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Takes in films: {@code curl -T film.mp4 …/uploads/}. */
@Path("/uploads")
@Produces(MediaType.APPLICATION_JSON)
public final class UploadsResource {
    private static final int CHUNK = 256 * 1024;
    private static final int LONGEST_NAME = 255;

    private final Uploads uploads;

    UploadsResource(Uploads uploads) {
        this.uploads = uploads;
    }

    /** What an order's {@code source.upload} takes. */
    record Uploaded(String sha256, long bytes, String name) {}

    @PUT
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    @Needs(Role.SUBMITTER)
    public Response put(
            @PathParam("name") String name,
            InputStream body,
            @Context HttpHeaders headers,
            @Context SecurityContext security)
            throws IOException {
        if (name.isBlank() || name.length() > LONGEST_NAME || !Printable.isLine(name)) {
            throw Refusal.invalid("name", "1 to " + LONGEST_NAME + " printable characters", "another name");
        }
        try (Uploads.Taking taking = uploads.begin(announced(headers), Caller.of(security))) {
            copy(body, taking.bytes());
            Blob blob = taking.end(name);
            return Response.status(Response.Status.CREATED)
                    .entity(new Uploaded(blob.sha256(), blob.bytes(), name))
                    .build();
        } catch (NoRoom full) {
            throw Refusal.of(507, "DISK_FULL", "The farm has no room for this file.")
                    .because("room for the whole file", String.valueOf(full.getMessage()));
        } catch (StoreAway later) {
            throw Refusal.of(503, "STORE_AWAY", String.valueOf(later.getMessage()));
        } catch (QuotaExceeded much) {
            throw Refusal.of(413, "QUOTA_EXCEEDED", String.valueOf(much.getMessage()));
        }
    }

    /** Not by {@code getLength}, which fails for what an {@code int} does not hold. Jetty lets numbers through only. */
    private static long announced(HttpHeaders headers) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** Reading fails by the client's fault, writing by ours; only the latter can mean a full disk. */
    private static void copy(InputStream body, OutputStream to) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
            try {
                to.write(chunk, 0, read);
            } catch (IOException e) {
                throw NoRoom.isBehind(e) ? new NoRoom("The farm's disk is full.", e) : e;
            }
        }
    }
}
