package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.accountkit.secret.MasterKeyStore;
import org.accountkit.secret.SealedSecret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link MasterKeyStore}. Extend it to test your own implementation. */
@Promise("A MasterKeyStore")
public abstract class MasterKeyStoreContract extends PortContract {

    private final String keyId = Samples.id().substring(0, 31);
    private final String otherKeyId = Samples.id().substring(0, 31);
    private final SealedSecret check = Samples.sealedSecret(keyId);
    private MasterKeyStore keys;

    /** For subclasses. */
    protected MasterKeyStoreContract() {}

    @BeforeEach
    void openKeys() {
        keys = stores.masterKeys();
    }

    /** A check value left behind would look like a missing key to the next test on these stores. */
    @AfterEach
    void removeKeys() {
        keys.remove(keyId);
        keys.remove(otherKeyId);
    }

    @Test
    void addsACheckValue() {
        boolean added = keys.addIfAbsent(keyId, check);

        assertThat(added).isTrue();
        assertThat(keys.checkValues()).containsEntry(keyId, check).doesNotContainKey(otherKeyId);
    }

    @Test
    void keepsAnExistingCheckValue() {
        keys.addIfAbsent(keyId, check);

        boolean added = keys.addIfAbsent(keyId, Samples.sealedSecret(keyId));

        assertThat(added).isFalse();
        assertThat(keys.checkValues()).containsEntry(keyId, check);
    }

    @Test
    void distinguishesIdsByCase() {
        keys.addIfAbsent("K" + keyId.substring(1), check);

        boolean added = keys.addIfAbsent("k" + keyId.substring(1), check);
        keys.remove("K" + keyId.substring(1));
        keys.remove("k" + keyId.substring(1));

        assertThat(added).isTrue();
    }

    @Test
    void addsOneOfSeveralConcurrentCheckValues() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            keys.remove(keyId);

            assertThat(Race.winners(stores.unitOfWork(), () -> keys.addIfAbsent(keyId, Samples.sealedSecret(keyId))))
                    .isEqualTo(1);
        }
    }

    @Test
    void removesAKey() {
        keys.addIfAbsent(keyId, check);
        SealedSecret other = Samples.sealedSecret(otherKeyId);
        keys.addIfAbsent(otherKeyId, other);

        keys.remove(keyId);
        keys.remove(keyId);

        assertThat(keys.checkValues()).doesNotContainKey(keyId).containsEntry(otherKeyId, other);
    }
}
