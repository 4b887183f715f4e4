package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.UUID;
import org.accountkit.AccountServices;
import org.accountkit.download.DownloadToken;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of a master key that is abandoned. */
public abstract class AbandonedMasterKeySpecification extends ServiceSpecification {

    private final String oldId = id();
    private final String newId = id();
    private final MasterKeys oldKey = MasterKeys.of(oldId, key(1));
    private final MasterKeys newKey = MasterKeys.of(newId, key(2));
    private AccountServices before;
    private AccountServices after;

    /** For subclasses. */
    protected AbandonedMasterKeySpecification() {}

    /** Check values belong to the whole database: one left behind by another test would look like a missing key. */
    @BeforeEach
    @AfterEach
    void removeCheckValues() {
        world.stores.masterKeys().checkValues().keySet().forEach(world.stores.masterKeys()::remove);
    }

    @BeforeEach
    void beginUnderTheOldKey() {
        before = node(oldKey);
        after = node(newKey);
        before.verify();
    }

    @Test
    void closesDownloadsWithoutTheKey() {
        before.downloads().renew(world.root().caller());

        after.operations().abandonMasterKey(oldId, "lost");

        DownloadToken shown = after.downloads().show(world.root().caller());
        assertThat(shown.state()).isEqualTo(DownloadState.CLOSED);
        assertThat(shown.token()).isEmpty();
    }

    @Test
    void abandonsNeitherTheSealingKeyNorAnUnusedOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> before.operations().abandonMasterKey(oldId, "mistake"));
        assertRefused(NOT_FOUND, () -> before.operations().abandonMasterKey(newId, "mistake"));
        assertThat(world.stores.masterKeys().checkValues()).containsOnlyKeys(oldId);
    }

    private AccountServices node(MasterKeys keys) {
        return world.node(builder -> builder.masterKeys(keys));
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static Secret key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Secret.ofBytes(bytes);
    }
}
