package dev.framefarm.agent.link;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A one-time ticket into a farm: {@code ff1.<SHA-256 of the authority's certificate>.<secret>}. It pins
 * the authority, so that the very first connection can already be trusted.
 */
public record EnrolmentToken(String text, String authorityFingerprint) {
    private static final Pattern FORM = Pattern.compile("ff1\\.([0-9a-fA-F]{64})\\.([!-~]{8,512})");

    public static EnrolmentToken parse(String text) throws LinkException {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new LinkException(
                    LinkException.Cause.LOCAL,
                    "This is not an enrolment token (ff1.<fingerprint>.<secret>); make one with 'framefarm token'.");
        }
        return new EnrolmentToken(text.strip(), matcher.group(1).toLowerCase(Locale.ROOT));
    }

    /** A token must not end up in a log. */
    @Override
    public String toString() {
        return "ff1." + authorityFingerprint + ".…";
    }
}
