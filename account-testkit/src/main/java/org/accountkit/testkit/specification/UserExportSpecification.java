package org.accountkit.testkit.specification;

import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.operations.AccountOperations;
import org.accountkit.operations.ImportListener.ImportProgress;
import org.accountkit.operations.ImportedUser;
import org.accountkit.operations.UpkeepOperations.ExportedParts;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.user.User.Contact;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exporting users in the form in which they are imported. */
public abstract class UserExportSpecification extends ServiceSpecification {

    private static final String SECRET_KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final PasswordHash HASH =
            PasswordHasher.argon2id(new Argon2Parameters(16, 1, 1)).hash(secret(PASSWORD));

    private AccountOperations operations;

    /** For subclasses. */
    protected UserExportSpecification() {}

    @BeforeEach
    void openOperations() {
        operations = world.accounts.operations();
    }

    @Test
    void exportsEverythingThatAnImportTakes() {
        world.role("operator", World.WRITE);
        importAll(complete("Ada").build());

        List<ImportedUser> exported = export(ExportedParts.PROFILES_AND_CREDENTIALS, Optional.empty());

        assertThat(exported).singleElement().satisfies(ada -> {
            assertThat(ada.username()).isEqualTo("Ada");
            assertThat(ada.fullName()).isEqualTo("Ada Lovelace");
            assertThat(ada.description()).isEqualTo("of the old console");
            assertThat(ada.enabled()).isFalse();
            assertThat(ada.roles()).containsExactly("operator");
            assertThat(ada.contact()).contains(new Contact("ada@example.org", true));
            assertThat(ada.passwordChangeRequired()).isTrue();
            assertThat(ada.twoFactorRequired()).isTrue();
            assertThat(ada.password()).contains(HASH);
            assertThat(ada.totp().map(totp -> totp.secret().base32().reveal())).contains(SECRET_KEY);
        });
    }

    @Test
    void exportsNoCredentialsUnlessAsked() {
        world.role("operator", World.WRITE);
        importAll(complete("ada").build());

        assertThat(export(ExportedParts.PROFILES, Optional.empty()))
                .singleElement()
                .satisfies(ada -> {
                    assertThat(ada.fullName()).isEqualTo("Ada Lovelace");
                    assertThat(ada.password()).isEmpty();
                    assertThat(ada.totp()).isEmpty();
                });
    }

    @Test
    void isAuditedBeforeAnythingIsHandedOut() {
        importAll(ImportedUser.of("ada").build());

        operations.exportUsers(
                ExportedParts.PROFILES_AND_CREDENTIALS,
                Optional.empty(),
                user -> assertThat(world.events(AuditEventType.USER_EXPORT)).hasSize(1));
        export(ExportedParts.PROFILES, Optional.empty());

        assertThat(world.events(AuditEventType.USER_EXPORT))
                .allSatisfy(event -> assertThat(event.actor()).contains("console"))
                .extracting(event -> event.details().get("credentials"))
                .containsExactlyInAnyOrder("true", "false");
    }

    @Test
    void continuesAfterTheLastUserThatWasReceived() {
        importAll(IntStream.range(1000, 2203)
                .mapToObj(i -> ImportedUser.of("user-" + i).build())
                .toArray(ImportedUser[]::new));

        List<ImportedUser> all = export(ExportedParts.PROFILES, Optional.empty());
        List<ImportedUser> rest = export(ExportedParts.PROFILES, Optional.of(Username.of("user-1700")));

        assertThat(all)
                .extracting(ImportedUser::username)
                .hasSize(1203)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(rest).hasSize(502).first().extracting(ImportedUser::username).isEqualTo("user-1701");
    }

    @Test
    void canBeImportedAgain() {
        importAll(ImportedUser.of("ada")
                .password(HASH)
                .totp(ImportedTotp.base32(secret(SECRET_KEY)).orElseThrow())
                .build());
        List<ImportedUser> exported = export(ExportedParts.PROFILES_AND_CREDENTIALS, Optional.empty());
        operations.forget(operations.find(Username.of("ada")));
        world.stores.users().delete(operations.find(Username.of("ada")));

        assertThat(importAll(exported.toArray(ImportedUser[]::new))).isEqualTo(new ImportProgress(1, 0, 0));

        SecondFactorRequired pending = (SecondFactorRequired) world.signIn("ada", PASSWORD);
        world.clock.advance(Duration.ofMinutes(1));
        String code = VirtualAuthenticator.fromUri("otpauth://totp/Old:ada?secret=" + SECRET_KEY + "&issuer=Old")
                .code(world.clock.instant());
        assertThat(world.accounts
                        .signIn()
                        .completeSignIn(
                                pending.pending(),
                                new SecondFactor.Code(secret(code)),
                                PresentedTokens.NONE,
                                RequestOrigin.unknown()))
                .isNotNull();
    }

    /** The user must not end up without a second factor. */
    @Test
    void requiresASecondFactorOfWhoeverHadOneThatIsLost() {
        importAll(ImportedUser.of("ada")
                .totp(ImportedTotp.base32(secret(SECRET_KEY)).orElseThrow())
                .build());
        world.stores
                .totps()
                .forgetSealedUnder(world.stores
                        .totps()
                        .find(operations.find(Username.of("ada")))
                        .orElseThrow()
                        .credential()
                        .sealed()
                        .orElseThrow()
                        .keyId());

        assertThat(export(ExportedParts.PROFILES_AND_CREDENTIALS, Optional.empty()))
                .singleElement()
                .satisfies(ada -> {
                    assertThat(ada.totp()).isEmpty();
                    assertThat(ada.twoFactorRequired()).isTrue();
                });
    }

    private static ImportedUser.Builder complete(String name) {
        return ImportedUser.of(name)
                .fullName("Ada Lovelace")
                .description("of the old console")
                .enabled(false)
                .roles("operator")
                .contact(new Contact("ada@example.org", true))
                .password(HASH)
                .totp(ImportedTotp.base32(secret(SECRET_KEY)).orElseThrow())
                .passwordChangeRequired(true)
                .twoFactorRequired(true);
    }

    private ImportProgress importAll(ImportedUser... users) {
        return operations.importUsers(List.of(users).iterator(), (row, user, reason) -> {
            throw new AssertionError(reason);
        });
    }

    private List<ImportedUser> export(ExportedParts parts, Optional<Username> after) {
        List<ImportedUser> exported = new ArrayList<>();
        long count = operations.exportUsers(parts, after, exported::add);
        assertThat(count).isEqualTo(exported.size());
        return exported;
    }
}
