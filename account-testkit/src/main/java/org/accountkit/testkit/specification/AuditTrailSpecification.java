package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.administration.AuditReview;
import org.accountkit.administration.AuditReview.AuditQuery;
import org.accountkit.administration.AuditReview.AuditRecord;
import org.accountkit.administration.Page;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The audit trail: who did what to whom, and who may read it. */
public abstract class AuditTrailSpecification extends ServiceSpecification {

    private AuditReview audit;
    private Person ada;

    /** For subclasses. */
    protected AuditTrailSpecification() {}

    @BeforeEach
    void signAdaIn() {
        audit = world.accounts.audit();
        ada = world.person("ada");
    }

    @Test
    void isReadNewestFirstWithCurrentNames() {
        world.edit(ada, edit -> edit.fullName("Ada").because("asked for it"));

        AuditRecord newest = everything().get(0);

        assertThat(newest.event().type()).isEqualTo(AuditEventType.USER_EDIT);
        assertThat(newest.event().outcome()).isEqualTo(AuditOutcome.SUCCESS);
        assertThat(newest.actorName()).contains("root");
        assertThat(newest.subjectName()).contains("ada");
        assertThat(newest.event().credential())
                .hasValueSatisfying(text -> assertThat(text).startsWith("session:"));
    }

    @Test
    void keepsTheIdOfADeletedUser() {
        world.accounts.users().delete(root(), ada.id());

        AuditRecord newest = everything().get(0);

        assertThat(newest.event().type()).isEqualTo(AuditEventType.USER_DELETION);
        assertThat(newest.event().subject()).contains(ada.id().value());
        assertThat(newest.subjectName()).isEmpty();
    }

    @Test
    void recordsTheConsoleAsActor() {
        AuditRecord first = everything().get(everything().size() - 1);

        assertThat(first.event().type()).isEqualTo(AuditEventType.USER_CREATION);
        assertThat(first.event().actor()).contains("console");
        assertThat(first.actorName()).isEmpty();
    }

    @Test
    void isReadPageByPage() {
        List<AuditRecord> all = everything();

        List<AuditRecord> seen = new ArrayList<>();
        AuditQuery two = AuditQuery.all().withLimit(2);
        Optional<String> next = Optional.empty();
        do {
            Page<AuditRecord> page =
                    audit.events(root(), next.map(two::withBefore).orElse(two));
            seen.addAll(page.items());
            next = page.next();
        } while (next.isPresent());

        assertThat(seen).hasSizeGreaterThan(4).isEqualTo(all);
        assertThat(audit.events(root(), AuditQuery.all().withLimit(all.size())).next())
                .isEmpty();
    }

    @Test
    void isFilteredByUserAndType() {
        Person bob = world.person("bob");
        bob.newApiKey();

        AuditQuery ofBob = AuditQuery.all().withUser(bob.id().value());
        AuditQuery ofAda = AuditQuery.all().withUser(ada.id().value());
        List<AuditEventType> generation = List.of(AuditEventType.API_KEY_GENERATION);

        assertThat(read(ofBob))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(
                                List.of(record.event().actor(), record.event().subject()))
                        .contains(Optional.of(bob.id().value())));
        assertThat(read(ofBob.withTypes(generation))).hasSize(1);
        assertThat(read(ofAda.withTypes(generation))).isEmpty();
    }

    @Test
    void findsTheUserOfAnIdBeforeANamesake() {
        Person namesake = world.person(ada.id().value());
        UserId elsewhere = world.accounts
                .inRealm(new Realm(world.realm.name() + "-other"))
                .operations()
                .createAdministrator(Username.of("eve"), World.secret(World.PASSWORD), false);
        Person unknownId = world.person(elsewhere.value());

        assertThat(read(AuditQuery.all().withUser(namesake.name())))
                .isEqualTo(read(AuditQuery.all().withUser("ada")));
        assertThat(read(AuditQuery.all().withUser(unknownId.name())))
                .isNotEmpty()
                .isEqualTo(read(AuditQuery.all().withUser(unknownId.id().value())));
    }

    @Test
    void limitsAPageToTwoHundredEvents() {
        assertThat(read(AuditQuery.all().withLimit(AuditQuery.GREATEST_LIMIT))).isNotEmpty();
        assertThat(read(AuditQuery.all().withLimit(1))).hasSize(1);
        for (int limit : List.of(0, AuditQuery.GREATEST_LIMIT + 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AuditQuery.all().withLimit(limit))
                    .withMessageContaining("200");
        }
    }

    @Test
    void isFilteredByUserName() {
        AuditQuery all = AuditQuery.all().withLimit(200);

        assertThat(read(all.withUser(" ADA ")))
                .isNotEmpty()
                .isEqualTo(read(all.withUser(ada.id().value())));
        assertThat(read(all.withActor("root")))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.actorName()).contains("root"));
        assertThat(read(all.withUser("ad"))).isEmpty();
        assertThat(read(all.withActor("\u0000"))).isEmpty();
        assertThat(read(all.withUser("ada").withActor("nobody at all"))).isEmpty();
    }

    @Test
    void isFilteredByTheIdOfADeletedUser() {
        world.accounts.users().delete(root(), ada.id());

        assertThat(read(AuditQuery.all().withUser(ada.id().value()))).isNotEmpty();
        assertThat(read(AuditQuery.all().withUser("ada"))).isEmpty();
    }

    @Test
    void isFilteredByTheConsole() {
        world.person("console");

        assertThat(read(AuditQuery.all().withActor("console")))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.event().actor()).contains("console"));
    }

    @Test
    void isFilteredByTimeOutcomeAndSeveralTypes() {
        Instant before = world.clock.instant();
        world.clock.advance(Duration.ofMinutes(1));
        Refusals.refusal(() -> world.signIn("ada", "wrong"));
        Instant then = world.clock.instant();
        world.clock.advance(Duration.ofMinutes(1));
        ada.newApiKey();
        AuditQuery since = AuditQuery.all().withFrom(then);

        assertThat(typesOf(since)).containsExactly("api-key-generation", "sign-in");
        assertThat(typesOf(since.withTo(world.clock.instant()))).containsExactly("sign-in");
        assertThat(typesOf(AuditQuery.all().withFrom(before.plusMillis(1)).withTo(then)))
                .isEmpty();
        assertThat(typesOf(since.withOutcome(AuditOutcome.REFUSED))).containsExactly("sign-in");
        assertThat(typesOf(since.withTypes(List.of(AuditEventType.API_KEY_GENERATION, AuditEventType.SIGN_IN))))
                .hasSize(2);
        assertThat(typesOf(since.withTypes(List.of(AuditEventType.SIGN_IN)))).containsExactly("sign-in");
    }

    @Test
    void returnsAtMostTwoHundredEventsPerPage() {
        assertThatThrownBy(() -> AuditQuery.all().withLimit(201)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AuditQuery.all().withLimit(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> typesOf(AuditQuery query) {
        return read(query).stream().map(record -> record.event().type().code()).toList();
    }

    @Test
    void coversItsRealmOnly() {
        assertThat(world.accounts
                        .inRealm(new Realm(world.realm.name() + "-2"))
                        .audit()
                        .events(root(), AuditQuery.all())
                        .items())
                .isEmpty();
    }

    @Test
    void needsItsRight() {
        world.role("auditor", Right.AUDIT_READ);
        Person auditor = world.person("audrey", "auditor");
        Caller byKey = auditor.byKey(auditor.newApiKey()).orElseThrow();

        assertThat(page(auditor.caller())).isNotEmpty();
        assertThat(page(byKey)).isNotEmpty();
        assertRefused(FORBIDDEN, () -> page(ada.caller()));
    }

    /** A refusal is recorded although its transaction is rolled back. */
    @Test
    void keepsRefusals() {
        Refusals.refusal(() -> world.signIn("ada", "wrong"));

        AuditEvent event = everything().get(0).event();

        assertThat(event.outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(event.details()).containsEntry("code", "invalid-credentials");
    }

    /** No secret that was entered or shown may appear in an event. */
    @Test
    @Tag("A68")
    void a68ContainsNoSecretAndNoName() {
        ada.withPhone();
        List<Secret> secrets = new ArrayList<>(ada.recoveryCodes());
        secrets.add(ada.newApiKey());
        secrets.add(ada.session());
        secrets.add(Secret.ofText(PASSWORD));
        secrets.add(Secret.ofText(World.FIRST_PASSWORD));
        Refusals.refusal(() -> world.signIn("ada", "my-wrong-guess"));
        Refusals.refusal(() -> world.signIn("my-wrong-name", "my-wrong-guess"));
        world.edit(ada, edit -> edit.fullName("Augusta"));
        ada.complete(ada.beginSignIn(), ada.recoveryCode(0));

        String trail =
                everything().stream().map(record -> record.event().toString()).reduce("", String::concat);

        assertThat(secrets).allSatisfy(secret -> assertThat(trail).doesNotContain(secret.reveal()));
        assertThat(trail).doesNotContain("my-wrong-guess", "my-wrong-name", "Augusta");
    }

    private Caller root() {
        return world.root().caller();
    }

    private List<AuditRecord> everything() {
        return read(AuditQuery.all().withLimit(200));
    }

    private List<AuditRecord> read(AuditQuery query) {
        return audit.events(root(), query).items();
    }

    private List<AuditRecord> page(Caller caller) {
        return audit.events(caller, AuditQuery.all()).items();
    }
}
