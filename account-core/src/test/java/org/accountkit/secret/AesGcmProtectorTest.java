package org.accountkit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.secret.SecretProtector.SealContext;
import org.accountkit.secret.SecretProtector.UnsealableException;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AesGcmProtectorTest {

    private static final SealContext CONTEXT = new SealContext(new Realm("realm"), "totp", "user", "credential");
    private static final Secret SECRET = Secret.ofText("a TOTP secret's twenty bytes");

    private final MasterKeys keys = MasterKeys.of("new", key(1)).and("old", key(2));
    private final SecretProtector protector = SecretProtector.aesGcm(keys);

    @Test
    void opensWhatItSealed() {
        SealedSecret sealed = protector.seal(SECRET, CONTEXT);

        assertThat(protector.open(sealed, CONTEXT).matches(SECRET)).isTrue();
        assertThat(sealed.keyId()).isEqualTo("new");
    }

    /** Sealed by another implementation, bound to realm, purpose, owner, credential and key id. */
    @Test
    @Tag("A65")
    void a65OpensWhatWasSealedByAnEarlierVersion() {
        byte[] envelope = Base64.getDecoder()
                .decode("AQNuZXcAAQIDBAUGBwgJCgvahsFpdK4mCpsJlaFUTruD2rEOZIHoZWIIvl3zS/NxpLMtdqLfN9uybZfyKw==");

        assertThat(protector.open(SealedSecret.of("new", envelope), CONTEXT).matches(SECRET))
                .isTrue();
    }

    @Test
    void sealsTheSameNeverAlike() {
        assertThat(protector.seal(SECRET, CONTEXT)).isNotEqualTo(protector.seal(SECRET, CONTEXT));
    }

    @Test
    @Tag("A65")
    void a65OpensWhatAnOlderKeySealed() {
        SealedSecret old = SecretProtector.aesGcm(MasterKeys.of("old", key(2))).seal(SECRET, CONTEXT);

        assertThat(protector.open(old, CONTEXT).matches(SECRET)).isTrue();
        assertThat(old.keyId()).isEqualTo("old");
    }

    @Test
    @Tag("A66")
    void a66OpensNothingWithAWrongOrMissingKey() {
        SealedSecret sealed = protector.seal(SECRET, CONTEXT);

        assertUnsealable(SecretProtector.aesGcm(MasterKeys.of("new", key(9))), sealed, CONTEXT);
        assertUnsealable(SecretProtector.aesGcm(MasterKeys.of("old", key(2))), sealed, CONTEXT);
    }

    static Stream<SealContext> otherContexts() {
        return Stream.of(
                new SealContext(Realm.DEFAULT, "totp", "user", "credential"),
                new SealContext(new Realm("realm"), "download-token", "user", "credential"),
                new SealContext(new Realm("realm"), "totp", "other", "credential"),
                new SealContext(new Realm("realm"), "totp", "user", "other"),
                new SealContext(new Realm("realmt"), "otp", "user", "credential"),
                new SealContext(new Realm("realm"), "totp", "usercredential", ""));
    }

    @ParameterizedTest
    @MethodSource("otherContexts")
    @Tag("A67")
    void a67OpensNothingThatWasMoved(SealContext elsewhere) {
        assertUnsealable(protector, protector.seal(SECRET, CONTEXT), elsewhere);
    }

    @Test
    @Tag("A67")
    void a67OpensNothingOfWhichABitWasFlipped() {
        byte[] envelope = protector.seal(SECRET, CONTEXT).bytes();

        IntStream.range(0, envelope.length * Byte.SIZE)
                .mapToObj(bit -> flipped(envelope, bit))
                .forEach(broken -> assertUnsealable(protector, broken, CONTEXT));
    }

    @Test
    @Tag("A67")
    void a67OpensNothingThatWasCutOff() {
        byte[] envelope = protector.seal(SECRET, CONTEXT).bytes();

        IntStream.range(0, envelope.length)
                .mapToObj(length -> SealedSecret.of("new", Arrays.copyOf(envelope, length)))
                .forEach(broken -> assertUnsealable(protector, broken, CONTEXT));
    }

    @Test
    @Tag("A67")
    void a67OpensNothingThatIsFiledUnderAnotherKey() {
        byte[] envelope = protector.seal(SECRET, CONTEXT).bytes();

        assertUnsealable(protector, SealedSecret.of("old", envelope), CONTEXT);
    }

    @Test
    void readsKeysFromASetting() {
        String base64 = Base64.getEncoder().encodeToString(new byte[32]);

        MasterKeys parsed = MasterKeys.parse(" 2026-11:" + base64 + " , 2025-11:" + base64);

        assertThat(parsed.ids()).containsExactlyInAnyOrder("2026-11", "2025-11");
        assertThat(parsed.sealingId()).isEqualTo("2026-11");
        assertThat(parsed).hasToString("MasterKeys[2026-11, 2025-11]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id", "id:", "id:c2hvcnQ=", "id:not base64!", ":AAAA", "i d:AAAA", "a:b,"})
    void refusesASettingOfAnotherFormWithoutTellingTheKey(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKeys.parse(text))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("c2hvcnQ"));
    }

    @Test
    void refusesAnIdOfAnotherForm() {
        assertThatIllegalArgumentException().isThrownBy(() -> keys.and("i d", key(3)));
        assertThatIllegalArgumentException().isThrownBy(() -> keys.and("x".repeat(33), key(3)));
    }

    @Test
    void refusesTwoKeysOfOneId() {
        assertThatIllegalArgumentException().isThrownBy(() -> keys.and("old", key(3)));
    }

    private static void assertUnsealable(SecretProtector protector, SealedSecret sealed, SealContext context) {
        assertThatExceptionOfType(UnsealableException.class).isThrownBy(() -> protector.open(sealed, context));
    }

    private static SealedSecret flipped(byte[] envelope, int bit) {
        byte[] broken = envelope.clone();
        broken[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return SealedSecret.of("new", broken);
    }

    private static Secret key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Secret.ofBytes(bytes);
    }
}
