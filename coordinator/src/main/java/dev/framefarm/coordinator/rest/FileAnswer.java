package dev.framefarm.coordinator.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Answers a request for a file whose bytes never change, whole or in part, with constant memory. */
record FileAnswer(Path file, long bytes, String sha256, String mediaType, String name) {
    Response answer(HttpHeaders request, boolean withBody) {
        String tag = "\"" + sha256 + "\"";
        if (header(request, HttpHeaders.IF_NONE_MATCH)
                .filter(known -> names(known, tag))
                .isPresent()) {
            return common(Response.notModified(), tag).build();
        }
        // A part of another version is worth nothing: with a different If-Range, all is sent.
        Optional<String> range = header(request, "Range")
                .filter(any -> header(request, "If-Range").orElse(tag).strip().equals(tag));
        ByteRange.Wanted wanted = ByteRange.of(range, bytes);
        if (wanted instanceof ByteRange.Nothing) {
            throw Refusal.of(416, "RANGE_OUTSIDE", "The file has no such bytes.")
                    .because("a range inside of " + bytes + " bytes", range.orElse(""))
                    .with("Content-Range", "bytes */" + bytes);
        }
        return wanted instanceof ByteRange.Part part
                ? content(Response.status(206), tag, part.range(), withBody)
                        .header(
                                "Content-Range",
                                "bytes " + part.range().from() + "-"
                                        + part.range().to() + "/" + bytes)
                        .build()
                : content(Response.ok(), tag, new ByteRange(0, bytes - 1), withBody)
                        .build();
    }

    private Response.ResponseBuilder content(
            Response.ResponseBuilder response, String tag, ByteRange range, boolean withBody) {
        common(response, tag)
                .type(mediaType)
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                // Names of outputs are ours: letters, digits, dots and dashes.
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        return withBody ? response.entity(Sending.of(() -> open(range.from()), range.length(), name)) : response;
    }

    private static Response.ResponseBuilder common(Response.ResponseBuilder response, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    private InputStream open(long from) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(from);
        return in;
    }

    private static boolean names(String known, String tag) {
        return known.strip().equals("*")
                || Arrays.stream(known.split(","))
                        .map(String::strip)
                        .anyMatch(each -> each.equals(tag) || each.equals("W/" + tag));
    }

    private static Optional<String> header(HttpHeaders request, String name) {
        return Optional.ofNullable(request.getHeaderString(name));
    }
}
