package org.accountkit.secret.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.accountkit.secret.MasterKeyStore;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.SealedSecret;
import org.accountkit.secret.Secret;
import org.accountkit.secret.SecretProtector;
import org.accountkit.secret.SecretProtector.SealContext;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MasterKeyCheckTest {

    private static final SecretProtector ONE = protector((byte) 1);
    private static final SecretProtector OTHER = protector((byte) 2);

    /** Two nodes start concurrently with different keys under one id: the second one must not start. */
    @Test
    @Tag("A66")
    void a66LooksAgainWhenAnotherNodeWasFirst() {
        Map<String, SealedSecret> ofTheOther = new HashMap<>();
        MasterKeyCheck.problems(OTHER, new Store(ofTheOther));

        assertThat(MasterKeyCheck.problems(ONE, new Overtaken(ofTheOther)))
                .singleElement()
                .asString()
                .contains("'2026'", "not the one");
        assertThat(MasterKeyCheck.problems(OTHER, new Overtaken(ofTheOther))).isEmpty();
    }

    /** A protector of a host's own may open whatever it is given. */
    @Test
    @Tag("A66")
    void a66RefusesACheckValueWithAnotherContent() {
        SealedSecret other =
                ONE.seal(Secret.ofText("another"), new SealContext(Realm.DEFAULT, "master-key-check", "", "2026"));

        assertThat(MasterKeyCheck.problems(ONE, new Store(new HashMap<>(Map.of("2026", other)))))
                .singleElement()
                .asString()
                .contains("'2026'", "not the one");
    }

    private static SecretProtector protector(byte filling) {
        byte[] key = new byte[32];
        key[0] = filling;
        return SecretProtector.aesGcm(MasterKeys.of("2026", Secret.ofBytes(key)));
    }

    private static class Store implements MasterKeyStore {

        final Map<String, SealedSecret> kept;

        Store(Map<String, SealedSecret> kept) {
            this.kept = kept;
        }

        @Override
        public Map<String, SealedSecret> checkValues() {
            return Map.copyOf(kept);
        }

        @Override
        public boolean addIfAbsent(String keyId, SealedSecret sealed) {
            return kept.putIfAbsent(keyId, sealed) == null;
        }

        @Override
        public void remove(String keyId) {
            kept.remove(keyId);
        }
    }

    /** Sees nothing at the first look. */
    private static final class Overtaken extends Store {

        private boolean looked;

        Overtaken(Map<String, SealedSecret> kept) {
            super(kept);
        }

        @Override
        public Map<String, SealedSecret> checkValues() {
            Map<String, SealedSecret> seen = looked ? super.checkValues() : Map.of();
            looked = true;
            return seen;
        }
    }
}
