package org.accountkit.testkit.specification;

import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.audit.AuditEventType;
import org.accountkit.operations.AccountOperations;
import org.accountkit.operations.ExportScope;
import org.accountkit.operations.ImportListener.ImportProgress;
import org.accountkit.operations.ImportedUser;
import org.accountkit.password.PasswordHash;
import org.accountkit.secret.SealedSecret;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.Realm;
import org.accountkit.user.User.Contact;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exporting users in the form in which they are imported. */
public abstract class UserExportSpecification extends ServiceSpecification {

    private static final String SECRET_KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final PasswordHash HASH = new PasswordHash("{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=");
    private static final ExportScope ALL = ExportScope.profiles().withCredentials();

    private AccountOperations operations;

    /** For subclasses. */
    protected UserExportSpecification() {}

    @BeforeEach
    void openOperations() {
        operations = world.accounts.operations();
    }

    @Test
    void exportsWhatWasImported() {
        world.role("operator", World.WRITE);
        importAll(
                operations,
                ada(),
                ImportedUser.of("Bob").enabled(false).twoFactorRequired(true).build());

        List<ImportedUser> exported = export(ALL);

        assertThat(exported).extracting(ImportedUser::username).containsExactly("Ada", "Bob");
        assertSameAs(ada(), exported.get(0));
        assertThat(exported.get(1).enabled()).isFalse();
        assertThat(exported.get(1).twoFactorRequired()).isTrue();
        assertThat(exported.get(1).password()).isEmpty();
        assertThat(exported.get(1).totp()).isEmpty();
    }

    @Test
    void isImportedIntoAnotherRealm() {
        world.person("bob").withPhone();
        List<ImportedUser> exported = export(ALL);
        AccountOperations other =
                world.accounts.inRealm(new Realm("other-" + UUID.randomUUID())).operations();

        ImportProgress done = other.importUsers(operations.exportUsers(ALL), (row, user, reason) -> {});

        assertThat(done).isEqualTo(new ImportProgress(exported.size(), 0, 0));
        List<ImportedUser> moved = listOf(other, ALL);
        assertThat(moved).extracting(ImportedUser::username).contains("bob");
        for (int i = 0; i < moved.size(); i++) {
            assertSameAs(exported.get(i), moved.get(i));
        }
    }

    @Test
    void leavesCredentialsOutUnlessTheyAreWanted() {
        world.role("operator", World.WRITE);
        importAll(operations, ada(), ImportedUser.of("bob").build());

        List<ImportedUser> exported = export(ExportScope.profiles());

        assertThat(exported).allSatisfy(user -> {
            assertThat(user.password()).isEmpty();
            assertThat(user.totp()).isEmpty();
        });
        assertThat(exported)
                .as("who loses a second factor has to set up another one")
                .extracting(ImportedUser::twoFactorRequired)
                .containsExactly(true, false);
    }

    @Test
    void readsAnyNumberOfPagesAndContinuesAfterAnyUser() {
        importAll(
                operations,
                IntStream.range(0, 1100)
                        .mapToObj(i -> ImportedUser.of("User-%04d".formatted(i)).build())
                        .toArray(ImportedUser[]::new));

        List<ImportedUser> rest = export(ExportScope.profiles().after(Username.of("user-0499")));

        assertThat(export(ExportScope.profiles())).hasSize(1100).doesNotHaveDuplicates();
        assertThat(rest).hasSize(600);
        assertThat(rest.get(0).username()).isEqualTo("User-0500");
    }

    @Test
    void exportsAUserWhoseSecretIsLost() {
        importAll(
                operations,
                ImportedUser.of("ada").password(HASH).totp(totp()).build(),
                ImportedUser.of("bob").build());
        UserId ada = operations.find(Username.of("ada"));
        TotpCredential stored = world.stores.totps().find(ada).orElseThrow().credential();
        SealedSecret broken = Seals.broken(stored.sealed().orElseThrow());
        world.stores.totps().reseal(List.of(stored.sealedAs(broken)), broken.keyId());

        List<ImportedUser> exported = export(ALL);

        assertThat(exported).extracting(ImportedUser::username).containsExactly("ada", "bob");
        assertThat(exported.get(0).totp()).isEmpty();
        assertThat(exported.get(0).twoFactorRequired()).isTrue();
        assertThat(world.events(AuditEventType.SECRET_UNSEALABLE))
                .singleElement()
                .satisfies(event -> assertThat(event.subject()).contains(ada.value()));
    }

    @Test
    void isAuditedBeforeTheFirstUserLeaves() {
        operations.exportUsers(ALL);

        assertThat(world.events(AuditEventType.USER_EXPORT)).singleElement().satisfies(event -> {
            assertThat(event.actor()).contains("console");
            assertThat(event.details()).containsExactly(entry("credentials", "true"));
        });
    }

    private static ImportedUser ada() {
        return ImportedUser.of("Ada")
                .fullName("Ada Lovelace")
                .description("of the old console")
                .roles("operator")
                .password(HASH)
                .totp(totp())
                .passwordChangeRequired(true)
                .contact(new Contact("ada@example.com", true))
                .build();
    }

    private static ImportedTotp totp() {
        return ImportedTotp.base32(secret(SECRET_KEY)).orElseThrow();
    }

    private static void assertSameAs(ImportedUser expected, ImportedUser actual) {
        assertThat(actual).usingRecursiveComparison().ignoringFields("totp").isEqualTo(expected);
        assertThat(actual.totp().map(UserExportSpecification::describe))
                .isEqualTo(expected.totp().map(UserExportSpecification::describe));
    }

    private static String describe(ImportedTotp totp) {
        return totp.parameters() + " " + totp.secret().base32().reveal();
    }

    private List<ImportedUser> export(ExportScope scope) {
        return listOf(operations, scope);
    }

    private static List<ImportedUser> listOf(AccountOperations operations, ExportScope scope) {
        List<ImportedUser> exported = new ArrayList<>();
        operations.exportUsers(scope).forEachRemaining(exported::add);
        return exported;
    }

    private static void importAll(AccountOperations operations, ImportedUser... users) {
        operations.importUsers(Stream.of(users).iterator(), (row, user, reason) -> {
            throw new AssertionError(row + ": " + reason);
        });
    }
}
