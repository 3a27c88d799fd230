package dev.framefarm.coordinator.rest;

import dev.framefarm.coordinator.engine.Live;
import dev.framefarm.coordinator.model.Job;
import dev.framefarm.coordinator.model.Packaging;
import dev.framefarm.coordinator.packaging.HlsPackage;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Films of jobs that still run, for players. Lists grow, so nobody keeps them. */
final class Watching {
    /** A name in a list: a line of its own, or an attribute. */
    private static final Pattern NAME = Pattern.compile("(?m)^[^#\\s]+$|(?<=[,:]URI=\")[^\"]+");

    private final Live live;

    Watching(Live live) {
        this.live = live;
    }

    /** Where a player begins, once it can. */
    Optional<String> address(Job job, List<OutputView> outputs) {
        boolean isThere = job.state().isFinal()
                ? outputs.stream().anyMatch(output -> output.name().equals(HlsPackage.MASTER) && !output.expired())
                : isOffered(job) && live.isWatchable(job.id());
        return isThere ? Optional.of(OutputView.href(job.id(), HlsPackage.MASTER)) : Optional.empty();
    }

    /** Whether there is something to watch now or soon, unless the job fails. */
    static boolean isOffered(Job job) {
        return job.recipe().packages().contains(Packaging.HLS);
    }

    Response answer(Job job, String name, HttpHeaders request, Optional<String> ticket, boolean withBody) {
        Live.Part part = (isOffered(job) ? live.find(job.id(), name) : Optional.<Live.Part>empty())
                .orElseThrow(() -> absent(job, name));
        if (part instanceof Live.Media media) {
            return media(media, name, request, withBody);
        }
        return playlist(((Live.Playlist) part).text(), ticket, withBody);
    }

    /** A player that was let in by a ticket has nothing else to show for the files that a list names. */
    static Response playlist(String text, Optional<String> ticket, boolean withBody) {
        Response.ResponseBuilder response = Response.ok().type(HlsPackage.MEDIA_TYPE);
        String all = ticket.map(each -> NAME.matcher(text).replaceAll("$0?" + Tickets.PARAMETER + "=" + each))
                .orElse(text);
        return (withBody ? response.entity(all) : response).build();
    }

    private static Refusal absent(Job job, String name) {
        boolean comes = name.equals(HlsPackage.MASTER) && !job.state().isFinal() && isOffered(job);
        return comes
                ? Refusal.of(503, "NOT_YET", "Nothing of this film can be watched yet; ask again in a few seconds.")
                        .with(HttpHeaders.RETRY_AFTER, "5")
                : Refusal.notFound("output");
    }

    /** How long the file will be is not known, and its index comes last: players ask for the parts that a list names. */
    private static Response media(Live.Media media, String name, HttpHeaders request, boolean withBody) {
        Optional<String> asked = Optional.ofNullable(request.getHeaderString("Range"));
        if (!(ByteRange.of(asked, Long.MAX_VALUE) instanceof ByteRange.Part part)
                || !media.has(part.range().from(), part.range().to())) {
            throw Refusal.of(416, "OUTPUT_GROWS", "This file still grows; ask for a part that its list names.")
                    .because("the range of a segment", asked.orElse("no range"));
        }
        ByteRange range = part.range();
        Response.ResponseBuilder response = Response.status(206)
                .type(media.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                .header("Content-Range", "bytes " + range.from() + "-" + range.to() + "/*");
        StreamingOutput body = Sending.of(() -> media.read(range.from(), range.to()), range.length(), name);
        return (withBody ? response.entity(body) : response).build();
    }
}
