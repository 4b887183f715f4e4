package org.accountkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.UserEdit;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.download.DownloadToken;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.HashingCapacity;
import org.accountkit.password.PasswordBlocklist;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.password.PasswordService.PreparedPassword;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.password.Peppers;
import org.accountkit.password.engine.PasswordHashing;
import org.accountkit.password.engine.PasswordRules;
import org.accountkit.password.engine.PreparedHash;
import org.accountkit.password.engine.PreparedHash.Judgement;
import org.accountkit.password.legacy.LegacyHashes;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.SealedSecret;
import org.accountkit.secret.Secret;
import org.accountkit.session.SessionService.Renewal;
import org.accountkit.token.TokenDigest;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenFormat;
import org.accountkit.token.engine.TokenKind;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.TotpSecret;
import org.accountkit.twofactor.TwoFactorService.TotpEnrolment;
import org.accountkit.twofactor.TwoFactorService.TwoFactorActivation;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that carries a secret shows it, however it is printed, and nothing of it can be serialized. */
class RedactionTest {

    private static final String CANARY = "canary-0123456789-canary-0123456";
    private static final byte[] BYTES = CANARY.getBytes(StandardCharsets.US_ASCII);
    private static final Secret SECRET = Secret.ofText(CANARY);
    private static final Token TOKEN = new TokenFormat("ex", new SecureRandom()).issue(TokenKind.SESSION);

    static Stream<Object> carriers() {
        Instant now = Instant.EPOCH;
        UserId ada = new UserId("ada");
        ApiKey key = new ApiKey("id", ada, "", "exk_…a1B2", now, Optional.empty(), Optional.empty(), Optional.empty());
        return Stream.of(
                SECRET,
                new NewApiKey(SECRET, key),
                NewUser.of(Username.of("ada"), SECRET),
                UserEdit.basedOn(1).password(SECRET).build(),
                new DownloadToken(DownloadState.REQUIRED, Optional.of(SECRET), Optional.of(now), Optional.empty()),
                new TotpEnrolment(SECRET, SECRET, now, true),
                new TwoFactorActivation(List.of(SECRET), 1),
                new SecondFactor.Code(SECRET),
                new SecondFactor.RecoveryCode(SECRET),
                TotpSecret.of(SECRET),
                MasterKeys.of("id", SECRET),
                Peppers.of("id", SECRET),
                LegacyHashes.standard().withShiroPrivateSalt(SECRET),
                LegacyHashes.standard()
                        .withPlaintext()
                        .read(new PasswordHash("{noop}" + CANARY))
                        .orElseThrow(),
                new PasswordHash(CANARY),
                prepared(new PasswordHash(CANARY)),
                new StoredPassword(new PasswordHash(CANARY), 1, now),
                SealedSecret.of("2026", BYTES),
                TokenDigest.of(BYTES),
                RecoveryCodeDigest.of(BYTES));
    }

    @ParameterizedTest
    @MethodSource("carriers")
    @Tag("A69")
    void a69ShowsNothing(Object carrier) throws IOException {
        assertThat(carrier.toString())
                .isNotEmpty()
                .doesNotContain(CANARY)
                .doesNotContain(HexFormat.of().formatHex(BYTES))
                .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(BYTES));
        assertNotSerializable(carrier);
    }

    private static PreparedPassword prepared(PasswordHash hash) {
        PasswordHashing hashing = PasswordHashing.of(
                PasswordHasher.argon2id(new Argon2Parameters(16, 1, 1)),
                HashingCapacity.of(1),
                LegacyHashes.standard());
        PasswordRules rules = new PasswordRules(PasswordPolicy.DEFAULT, PasswordBlocklist.common(), "Example");
        return new PreparedPassword(new PreparedHash(
                new Judgement(rules, hashing, Realm.DEFAULT, Username.of("ada"), false, Optional.empty()), hash));
    }

    static Stream<Object> tokenCarriers() {
        return Stream.of(TOKEN, new Renewal(1, Optional.of(TOKEN.text())));
    }

    @ParameterizedTest
    @MethodSource("tokenCarriers")
    @Tag("A69")
    void a69ShowsNothingOfAToken(Object carrier) throws IOException {
        assertThat(carrier.toString()).doesNotContain(TOKEN.text().reveal());
        assertNotSerializable(carrier);
    }

    private static void assertNotSerializable(Object carrier) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatExceptionOfType(NotSerializableException.class).isThrownBy(() -> out.writeObject(carrier));
        }
    }
}
