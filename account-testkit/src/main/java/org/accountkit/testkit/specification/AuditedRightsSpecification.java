package org.accountkit.testkit.specification;

import static org.accountkit.testkit.specification.World.REPORTS;
import static org.accountkit.testkit.specification.World.WRITE;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.RoleAdministration;
import org.accountkit.administration.RoleAdministration.RoleEdit;
import org.accountkit.apikey.ApiKeyService.ApiKeyRequest;
import org.accountkit.audit.AuditEventType;
import org.accountkit.operations.ImportedUser;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit trail names every role and right that was given or taken, on whichever way. */
public abstract class AuditedRightsSpecification extends ServiceSpecification {

    private RoleAdministration roles;

    /** For subclasses. */
    protected AuditedRightsSpecification() {}

    @BeforeEach
    void openRoles() {
        roles = world.accounts.roles();
    }

    @Test
    void withARole() {
        roles.create(root(), "clerk", Set.of(WRITE, REPORTS), Set.of(Right.AUDIT_READ));
        assertThat(newest(AuditEventType.ROLE_CREATION))
                .containsOnly(
                        entry("role", "clerk"),
                        entry("grantsAdded", "hello.write reports.read"),
                        entry("deniesAdded", "account.audit.read"));

        roles.edit(
                root(),
                "clerk",
                new RoleEdit(Optional.of(Set.of(WRITE, Right.USERS_READ)), Optional.of(Set.of(REPORTS))));
        assertThat(newest(AuditEventType.ROLE_EDIT))
                .containsOnly(
                        entry("role", "clerk"),
                        entry("grantsAdded", "account.users.read"),
                        entry("grantsRemoved", "reports.read"),
                        entry("deniesAdded", "reports.read"),
                        entry("deniesRemoved", "account.audit.read"));

        roles.delete(root(), "clerk");
        assertThat(newest(AuditEventType.ROLE_DELETION))
                .containsOnly(
                        entry("role", "clerk"),
                        entry("grantsRemoved", "account.users.read hello.write"),
                        entry("deniesRemoved", "reports.read"));
    }

    @Test
    void withARoleOfTheOperator() {
        world.accounts.operations().ensureRole("clerk", Set.of(WRITE), Set.of(REPORTS));

        assertThat(newest(AuditEventType.ROLE_CREATION))
                .containsOnly(
                        entry("role", "clerk"),
                        entry("grantsAdded", "hello.write"),
                        entry("deniesAdded", "reports.read"));
    }

    @Test
    void withAUser() {
        world.role("clerk", WRITE);
        world.role("auditor", Right.AUDIT_READ);
        Person ada = world.person("ada", "clerk", "auditor");
        assertThat(newest(AuditEventType.USER_CREATION)).containsOnly(entry("rolesAdded", "auditor clerk"));

        world.edit(ada, edit -> edit.roles("clerk", Role.ADMINISTRATOR));
        assertThat(newest(AuditEventType.USER_EDIT))
                .containsOnly(
                        entry("changed", "roles"),
                        entry("rolesAdded", "administrator"),
                        entry("rolesRemoved", "auditor"));

        world.accounts.users().delete(root(), ada.id());
        assertThat(newest(AuditEventType.USER_DELETION)).containsOnly(entry("rolesRemoved", "administrator clerk"));
    }

    @Test
    void withAUserWithoutRoles() {
        NewUser wanted = NewUser.of(Username.of("ada"), secret(World.FIRST_PASSWORD));
        world.accounts
                .users()
                .delete(root(), world.accounts.users().create(root(), wanted).id());

        assertThat(newest(AuditEventType.USER_CREATION)).isEmpty();
        assertThat(newest(AuditEventType.USER_DELETION)).isEmpty();
    }

    @Test
    void withTheFirstAdministrator() {
        world.root();

        assertThat(newest(AuditEventType.USER_CREATION)).containsOnly(entry("rolesAdded", "administrator"));
    }

    @Test
    void withAnImport() {
        world.role("clerk", WRITE);
        List<ImportedUser> rows = List.of(
                ImportedUser.of("ada").roles("clerk").build(),
                ImportedUser.of("bob").roles(Role.ADMINISTRATOR, "clerk").build());

        world.accounts.operations().importUsers(rows.iterator(), (row, user, reason) -> {});
        assertThat(newest(AuditEventType.USER_IMPORT))
                .containsOnly(entry("users", "2"), entry("rolesAdded", "administrator clerk"));

        world.accounts
                .operations()
                .importUsers(List.of(ImportedUser.of("eve").build()).iterator(), (row, user, reason) -> {});
        assertThat(newest(AuditEventType.USER_IMPORT)).containsOnly(entry("users", "1"));
    }

    @Test
    void withALimitedApiKey() {
        try (AccountServices several = world.node(builder -> builder.apiKeysPerUser(2))) {
            var made =
                    several.apiKeys().add(root(), ApiKeyRequest.named("nightly").limitedTo(Set.of(WRITE, REPORTS)));
            world.keepSecret(made.text());

            assertThat(newest(AuditEventType.API_KEY_GENERATION))
                    .containsOnly(entry("key", made.key().id()), entry("rights", "hello.write reports.read"));
            assertThat(several.apiKeys().authenticate(made.text(), RequestOrigin.unknown()))
                    .isPresent();
        }
    }

    @Test
    void withoutWhatStaysAsItIs() {
        Person ada = world.person("ada");

        world.edit(ada, edit -> edit.enabled(true).twoFactorRequired(false).passwordChangeRequired(false));
        assertThat(newest(AuditEventType.USER_EDIT)).containsOnly(entry("changed", ""));

        world.edit(ada, edit -> edit.password(secret("set by an administrator")).twoFactorRequired(true));
        assertThat(newest(AuditEventType.USER_EDIT))
                .containsOnly(entry("changed", "twoFactorRequired=true passwordChangeRequired=true"));
    }

    /** Whatever is given at once, the event can be stored. */
    @Test
    void withTheNumberOfNamesThatDoNotFit() {
        Set<Right> many = IntStream.range(100, 200)
                .mapToObj(i -> new Right("host.right-" + i + "-" + "x".repeat(84)))
                .collect(Collectors.toSet());
        String[] names = many.stream().map(Right::name).toArray(String[]::new);
        try (AccountServices node = world.node(builder -> builder.rights(names))) {
            node.roles().create(root(node), "clerk", many, many);
        }

        assertThat(newest(AuditEventType.ROLE_CREATION).get("grantsAdded"))
                .startsWith("host.right-100-x")
                .contains("host.right-106-x")
                .doesNotContain("host.right-107-x")
                .endsWith("x (93 more)");
    }

    private Map<String, String> newest(AuditEventType type) {
        return world.events(type).get(0).details();
    }

    private Caller root() {
        return world.root().caller();
    }

    private Caller root(AccountServices node) {
        return world.root().caller(node, RequestOrigin.unknown());
    }
}
