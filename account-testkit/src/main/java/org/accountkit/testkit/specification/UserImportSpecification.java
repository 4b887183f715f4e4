package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.operations.AccountOperations;
import org.accountkit.operations.ImportListener.ImportProgress;
import org.accountkit.operations.ImportedUser;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.legacy.HashImport;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.user.User;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Importing another system's users with their hashes and TOTP secrets. */
public abstract class UserImportSpecification extends ServiceSpecification {

    private static final String SECRET_KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private final List<String> rejections = new ArrayList<>();
    private AccountOperations operations;

    /** For subclasses. */
    protected UserImportSpecification() {}

    @BeforeEach
    void openOperations() {
        operations = world.accounts.operations();
    }

    @Test
    void importsAUserCompletely() {
        world.role("operator", World.WRITE);

        ImportProgress done = importAll(ImportedUser.of("Ada")
                .fullName("Ada Lovelace")
                .description("of the old console")
                .roles("operator")
                .password(sha1(PASSWORD))
                .passwordChangeRequired(true));

        assertThat(done).isEqualTo(new ImportProgress(1, 0, 0));
        SignedIn signedIn = (SignedIn) world.signIn("ada", PASSWORD);
        User ada = signedIn.account().user();
        assertThat(ada.username().text()).isEqualTo("Ada");
        assertThat(ada.fullName()).isEqualTo("Ada Lovelace");
        assertThat(ada.description()).isEqualTo("of the old console");
        assertThat(ada.roles()).containsExactly("operator");
        assertThat(signedIn.account().pendingActions()).containsExactly(PendingAction.CHANGE_PASSWORD);
        assertThat(world.events(AuditEventType.USER_IMPORT)).singleElement().satisfies(event -> {
            assertThat(event.actor()).contains("console");
            assertThat(event.details()).containsEntry("users", "1");
        });
    }

    @Test
    void replacesTheImportedHashAtTheFirstSignIn() {
        importAll(ImportedUser.of("ada").password(sha1(PASSWORD)));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "another password"));
        assertThat(storedHash("ada")).isEqualTo(sha1(PASSWORD));

        world.signIn("ada", PASSWORD);

        assertThat(storedHash("ada").encoded()).startsWith("$argon2id$");
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void strengthensWeakHashesOnRequest() {
        PasswordHash strong = operations.strengthen(sha1(PASSWORD)).orElseThrow();

        importAll(ImportedUser.of("ada").password(strong));

        assertThat(storedHash("ada")).isEqualTo(strong);
        assertThat(strong.encoded())
                .contains("argon2id")
                .doesNotContain(sha1(PASSWORD).encoded().substring(5));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "another password"));
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(storedHash("ada").encoded()).startsWith("$argon2id$");
    }

    @Test
    void importsTotpSecrets() {
        String credentialData = "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":60,"
                + "\"algorithm\":\"HmacSHA256\",\"secretEncoding\":\"BASE32\"}";
        importAll(
                ImportedUser.of("ada")
                        .password(sha1(PASSWORD))
                        .totp(ImportedTotp.base32(secret(SECRET_KEY)).orElseThrow()),
                ImportedUser.of("bob")
                        .password(sha1(PASSWORD))
                        .totp(ImportedTotp.keycloak(credentialData, secret("{\"value\":\"" + SECRET_KEY + "\"}"))
                                .orElseThrow()));

        assertThat(signInBothSteps("ada", "")).isNotNull();
        assertThat(signInBothSteps("bob", "&algorithm=SHA256&period=60")).isNotNull();
    }

    @Test
    void refusesSignInToADisabledUserAndOneWithoutAPassword() {
        importAll(ImportedUser.of("ada").password(sha1(PASSWORD)).enabled(false), ImportedUser.of("bob"));

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("bob", PASSWORD));
    }

    @Test
    void reportsRejectedRowsAndContinues() {
        ImportedTotp eightDigits = ImportedTotp.keycloak(
                        "{\"subType\":\"totp\",\"digits\":8,\"period\":30,\"algorithm\":\"HmacSHA1\"}",
                        secret("{\"value\":\"twenty bytes of text\"}"))
                .orElseThrow();

        ImportProgress done = importAll(
                ImportedUser.of(" ada"),
                ImportedUser.of("bob").roles("unheard-of"),
                ImportedUser.of("cat").password(new PasswordHash("{SHA}garbage")),
                ImportedUser.of("dan").totp(eightDigits),
                ImportedUser.of("eve").fullName("Eve\u0007"),
                ImportedUser.of("fay").description("x".repeat(201)),
                ImportedUser.of("gus").fullName("x".repeat(200)).description("é".repeat(200)));

        assertThat(done).isEqualTo(new ImportProgress(1, 0, 6));
        assertThat(rejections)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("0  ada: ").contains("user name"),
                        second -> assertThat(second).startsWith("1 bob: ").contains("unheard-of"),
                        third -> assertThat(third)
                                .startsWith("2 cat: ")
                                .contains("hash")
                                .doesNotContain("garbage"),
                        fourth -> assertThat(fourth).startsWith("3 dan: ").contains("8 digits"),
                        fifth -> assertThat(fifth).startsWith("4 eve: "),
                        sixth -> assertThat(sixth).startsWith("5 fay: "));
    }

    @Test
    void countsRowsThatCouldNotBeRead() {
        ImportProgress done = operations.importUsers(
                Stream.of(
                                ImportedUser.of("ada").build(),
                                ImportedUser.unreadable("The line is not JSON."),
                                ImportedUser.unreadable("The line is not JSON."),
                                ImportedUser.of("bob").build())
                        .iterator(),
                this::noteRejection);

        assertThat(done).isEqualTo(new ImportProgress(2, 0, 2));
        assertThat(rejections).containsExactly("1 : The line is not JSON.", "2 : The line is not JSON.");
    }

    @Test
    void rejectsAHashThatIsTooExpensive() {
        ImportProgress done = importAll(
                ImportedUser.of("ada").password(new PasswordHash("{SHA}garbage")),
                ImportedUser.of("bob")
                        .password(new PasswordHash(
                                "pbkdf2_sha256$6000001$salt$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")));

        assertThat(done).isEqualTo(new ImportProgress(0, 0, 2));
        assertThat(rejections)
                .containsExactly(
                        "0 ada: The password hash cannot be read.",
                        "1 bob: The password hash asks for more work than is allowed.");
    }

    @Test
    void skipsExistingUsers() {
        Person ada = world.person("ada");

        ImportProgress done = importAll(
                ImportedUser.of("ADA").password(sha1("some other password")),
                ImportedUser.of("bob"),
                ImportedUser.of("Bob"));

        assertThat(done).isEqualTo(new ImportProgress(1, 0, 2));
        assertThat(rejections)
                .containsExactly(
                        "0 ADA: A user of that name exists, spelled 'ada'.",
                        "2 Bob: Row 1 has the same user name as 'Bob', spelled 'bob'.");
        assertThat(ada.isSignedIn()).isTrue();
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "some other password"));
    }

    private ImportProgress importAll(ImportedUser.Builder... rows) {
        return operations.importUsers(
                Stream.of(rows).map(ImportedUser.Builder::build).iterator(), this::noteRejection);
    }

    private void noteRejection(long row, ImportedUser user, String reason) {
        rejections.add(row + " " + user.username() + ": " + reason);
    }

    private SignedIn signInBothSteps(String name, String parameters) {
        SecondFactorRequired pending = (SecondFactorRequired) world.signIn(name, PASSWORD);
        world.clock.advance(Duration.ofMinutes(1));
        String code = VirtualAuthenticator.fromUri(
                        "otpauth://totp/Old:" + name + "?secret=" + SECRET_KEY + "&issuer=Old" + parameters)
                .code(world.clock.instant());
        return world.accounts
                .signIn()
                .completeSignIn(
                        pending.pending(),
                        new SecondFactor.Code(secret(code)),
                        PresentedTokens.NONE,
                        RequestOrigin.unknown());
    }

    private PasswordHash storedHash(String name) {
        User user =
                world.stores.users().findByName(world.realm, Username.of(name)).orElseThrow();
        return world.stores.passwords().find(user.id()).orElseThrow().hash();
    }

    private static PasswordHash sha1(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            Optional<PasswordHash> hash =
                    HashImport.selfDescribing("{SHA}" + Base64.getEncoder().encodeToString(digest));
            return hash.orElseThrow();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
