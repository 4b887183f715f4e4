package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A row that a newer version wrote, before the host went back to this one. */
class UnknownAuditCodesTest {

    private final Realm realm = new Realm(UUID.randomUUID().toString());

    static Stream<Named<Supplier<TestDatabase>>> databases() {
        return Stream.of(Named.of("H2", TestDatabase::h2), Named.of("PostgreSQL", TestDatabase::postgresql));
    }

    @ParameterizedTest
    @MethodSource("databases")
    @Tag("A83")
    void areReadAsTheyAre(Supplier<TestDatabase> databases) {
        TestDatabase database = databases.get();
        database.execute(
                "insert into account_audit_event (id, realm, happened_at, event_type, outcome, details) values ('"
                        + UUID.randomUUID() + "', '" + realm.name() + "', 1, 'Telepathic_sign-in', 'postponed', '')");

        assertThat(database.stores().auditLog().find(AuditEventQuery.in(realm)))
                .as("events of a realm in which one has an unknown type and outcome")
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.type()).isEqualTo(AuditEventType.of("Telepathic_sign-in"));
                    assertThat(event.outcome()).isEqualTo(AuditOutcome.of("postponed"));
                });
        database.execute(
                "update account_audit_event set details = '{\"a\": \"%zz\"}' where realm = '" + realm.name() + "'");
        assertThat(database.stores().auditLog().find(AuditEventQuery.in(realm)))
                .as("details of an unknown form")
                .singleElement()
                .satisfies(event -> assertThat(event.details()).containsValue("{\"a\": \"%zz\"}"));
        assertThat(database.storesOnEclipseLink().auditLog().find(AuditEventQuery.in(realm)))
                .hasSize(1);
    }
}
