package org.accountkit.jpa;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instants as they are stored: whole milliseconds, which mean the same to every database and provider. */
final class Millis {

    private Millis() {}

    static @Nullable Long orNull(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }

    static Optional<Instant> toInstant(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }
}
