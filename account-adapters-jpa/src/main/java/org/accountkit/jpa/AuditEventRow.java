package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.user.Realm;
import org.jspecify.annotations.Nullable;

/** An audit event. */
@Entity(name = "account_audit_event")
@Table(name = "account_audit_event")
@Cacheable(false)
class AuditEventRow {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "realm")
    private String realm;

    @Column(name = "happened_at")
    private long happenedAt;

    @Column(name = "event_type")
    private String eventType;

    @Column(name = "outcome")
    private String outcome;

    @Column(name = "actor")
    private @Nullable String actor;

    @Column(name = "subject")
    private @Nullable String subject;

    @Column(name = "credential")
    private @Nullable String credential;

    @Column(name = "address")
    private @Nullable String address;

    @Column(name = "correlation_id")
    private @Nullable String correlationId;

    @Column(name = "details")
    private String details;

    AuditEventRow() {}

    AuditEventRow(AuditEvent event) {
        id = event.id();
        realm = event.realm().name();
        happenedAt = event.at().toEpochMilli();
        eventType = event.type().code();
        outcome = event.outcome().code();
        actor = event.actor().orElse(null);
        subject = event.subject().orElse(null);
        credential = event.credential().orElse(null);
        address = event.address().orElse(null);
        correlationId = event.correlationId().orElse(null);
        details = AuditDetails.toText(event.details());
    }

    String id() {
        return id;
    }

    AuditEvent toEvent() {
        return new AuditEvent(
                id,
                new Realm(realm),
                Instant.ofEpochMilli(happenedAt),
                AuditEventType.of(eventType),
                AuditOutcome.of(outcome),
                Optional.ofNullable(actor),
                Optional.ofNullable(subject),
                Optional.ofNullable(credential),
                Optional.ofNullable(address),
                Optional.ofNullable(correlationId),
                AuditDetails.ofText(details));
    }
}
