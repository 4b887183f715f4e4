package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.jspecify.annotations.Nullable;

/** An attempt counter. */
@Entity(name = "account_attempt")
@Table(name = "account_attempt")
@Cacheable(false)
class AttemptRow {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "first_at")
    private long firstAt;

    @Column(name = "last_at")
    private long lastAt;

    @Column(name = "stale_at")
    private @Nullable Long staleAt;

    AttemptRow() {}

    AttemptRow(AttemptKey key, Attempts counted, Optional<Instant> staleFrom) {
        id = key.value();
        attempts = counted.count();
        firstAt = counted.since().toEpochMilli();
        lastAt = counted.last().toEpochMilli();
        staleAt = Millis.orNull(staleFrom);
    }

    AttemptKey key() {
        return new AttemptKey(id);
    }

    Attempts toAttempts() {
        return new Attempts(attempts, Instant.ofEpochMilli(firstAt), Instant.ofEpochMilli(lastAt));
    }
}
