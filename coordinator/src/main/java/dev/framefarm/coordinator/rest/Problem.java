package dev.framefarm.coordinator.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.framefarm.coordinator.intake.Complaint;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An {@code application/problem+json} document (RFC 9457). The code is stable, the texts are for people. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        String expected,
        String found,
        List<Item> complaints) {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final int MOST_COMPLAINTS = 100;

    record Item(String code, String field, String expected, String found, String message) {
        static Item of(Complaint complaint) {
            return new Item(
                    complaint.code(), complaint.field(), complaint.expected(), complaint.found(), complaint.message());
        }

        static Item more(int count) {
            return new Item("MORE", "", "", "", "And " + count + " more.");
        }
    }

    static Problem of(int status, String code, String detail) {
        String words = code.toLowerCase(Locale.ROOT);
        return new Problem(
                "urn:framefarm:problem:" + words.replace('_', '-'),
                words.replace('_', ' '),
                status,
                code,
                detail,
                "",
                "",
                List.of());
    }

    Problem because(String wanted, String instead) {
        return new Problem(type, title, status, code, detail, wanted, instead, complaints);
    }

    Problem listing(List<Complaint> all) {
        return new Problem(type, title, status, code, detail, expected, found, items(all));
    }

    private static List<Item> items(List<Complaint> all) {
        Stream<Item> first = all.stream().limit(MOST_COMPLAINTS).map(Item::of);
        int more = all.size() - MOST_COMPLAINTS;
        return (more > 0 ? Stream.concat(first, Stream.of(Item.more(more))) : first).toList();
    }
}
