package dev.framefarm.coordinator.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a file, {@code from} and {@code to} included, as RFC 9110 counts. */
record ByteRange(long from, long to) {
    /** One range only: several at once may be answered with the whole, and nobody sends them for films. */
    private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    long length() {
        return to - from + 1;
    }

    /** What a {@code Range} header means for a file: everything, a part, or nothing that exists. */
    sealed interface Wanted {}

    record Everything() implements Wanted {}

    record Part(ByteRange range) implements Wanted {}

    record Nothing() implements Wanted {}

    /** A header that is not understood is as good as none. */
    static Wanted of(Optional<String> header, long length) {
        Matcher single = SINGLE.matcher(header.orElse(""));
        if (!single.matches()) {
            return new Everything();
        }
        String first = single.group(1);
        String last = single.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Everything() : suffix(Long.parseLong(last), length);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) {
            return new Everything();
        }
        return from >= length ? new Nothing() : new Part(new ByteRange(from, Math.min(to, length - 1)));
    }

    private static Wanted suffix(long count, long length) {
        return count == 0 || length == 0
                ? new Nothing()
                : new Part(new ByteRange(Math.max(0, length - count), length - 1));
    }
}
