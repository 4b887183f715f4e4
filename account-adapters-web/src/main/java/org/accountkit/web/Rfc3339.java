package org.accountkit.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses times in requests. Java's own format allows more: no seconds, offsets with seconds, any year. */
final class Rfc3339 {

    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    /** A later year would have five digits in a response. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Rfc3339() {}

    /** Returns the time to the millisecond, as in responses; empty if the text is not a time. */
    static Optional<Instant> parse(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return FORM.matcher(upper).matches() ? instant(upper).filter(time -> !time.isAfter(LATEST)) : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
