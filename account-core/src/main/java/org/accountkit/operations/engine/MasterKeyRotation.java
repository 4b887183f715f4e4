package org.accountkit.operations.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.download.DownloadTokenStore;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken;
import org.accountkit.operations.AccountOperations.Resealing;
import org.accountkit.secret.MasterKeyStore;
import org.accountkit.secret.SealedSecret;
import org.accountkit.secret.Secret;
import org.accountkit.secret.SecretProtector;
import org.accountkit.secret.SecretProtector.SealContext;
import org.accountkit.secret.engine.MasterKeyCheck;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.accountkit.user.engine.ShortText;

/**
 * Moves stored secrets of all realms from older master keys to the current one, or abandons those under a lost key. The
 * rows themselves record the progress, so a move can be interrupted and started again.
 *
 * @param context unit of work and audit trail
 * @param protector unseals and seals secrets
 * @param masterKeys the store for check values, which shows which keys have sealed secrets here
 * @param totps the store for TOTP credentials
 * @param downloads the store for download tokens
 */
public record MasterKeyRotation(
        ServiceContext context,
        SecretProtector protector,
        MasterKeyStore masterKeys,
        TotpStore totps,
        DownloadTokenStore downloads) {

    private static final int BATCH = 500;

    /**
     * Reseals every secret with the current master key.
     *
     * @param progress called after each batch, with the totals so far
     * @return the totals
     */
    public Resealing reseal(Consumer<Resealing> progress) {
        requireGoodKeys();
        Resealing done = Resealing.NONE;
        for (String keyId : masterKeys.checkValues().keySet()) {
            if (!keyId.equals(protector.sealingKeyId())) {
                done = resealUnder(keyId, done, progress);
            }
        }
        return done;
    }

    void requireGoodKeys() {
        List<String> problems = MasterKeyCheck.problems(protector, masterKeys);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join(" ", problems));
        }
    }

    private Resealing resealUnder(String keyId, Resealing before, Consumer<Resealing> progress) {
        Resealing done = before;
        for (var token : downloads.sealedUnder(keyId).entrySet()) {
            done = done.plus(resealToken(keyId, token.getKey(), token.getValue()), 1);
            progress.accept(done);
        }
        List<TotpCredential> page = totps.sealedUnder(keyId, Optional.empty(), BATCH);
        while (!page.isEmpty()) {
            done = done.plus(resealPage(keyId, page), page.size());
            progress.accept(done);
            UserId last = page.get(page.size() - 1).userId();
            page = totps.sealedUnder(keyId, Optional.of(last), BATCH);
        }
        return retire(keyId) ? done.andRetired(keyId) : done;
    }

    private int resealToken(String keyId, Realm realm, StoredDownloadToken.Made made) {
        Optional<StoredDownloadToken.Made> anew = sealAnew(made.sealed(), StoredDownloadToken.sealContext(realm))
                .map(seal -> new StoredDownloadToken.Made(made.digest(), seal, made.createdAt()));
        return audited(keyId, () -> (int)
                anew.stream().filter(token -> downloads.reseal(realm, token)).count());
    }

    private int resealPage(String keyId, List<TotpCredential> page) {
        List<TotpCredential> anew = page.stream()
                .flatMap(credential ->
                        sealAnew(credential.sealed().orElseThrow(), credential.sealContext())
                                .map(credential::sealedAs)
                                .stream())
                .toList();
        return audited(keyId, () -> totps.reseal(anew, keyId));
    }

    private int audited(String keyId, IntSupplier batch) {
        return context.units().run(() -> {
            int changed = batch.getAsInt();
            context.audit()
                    .byConsole(AuditEventType.MASTER_KEY_RESEAL)
                    .with("key", keyId)
                    .with("resealed", changed)
                    .succeeded();
            return changed;
        });
    }

    private Optional<SealedSecret> sealAnew(SealedSecret old, SealContext seal) {
        return secrets().open(old, seal).map(opened -> {
            try (Secret secret = opened) {
                return protector.seal(secret, seal);
            }
        });
    }

    OpenedSecrets secrets() {
        return new OpenedSecrets(context, protector);
    }

    /**
     * Removes the check value of a key under which no secret is left, so that the key may be taken out of the
     * configuration.
     */
    private boolean retire(String keyId) {
        boolean unused = totps.sealedUnder(keyId, Optional.empty(), 1).isEmpty()
                && downloads.sealedUnder(keyId).isEmpty();
        if (unused) {
            masterKeys.remove(keyId);
        }
        return unused;
    }

    /**
     * Abandons a lost master key and the secrets under it.
     *
     * @param keyId the key's id
     * @param reason at most 200 code points, for the audit trail
     * @return how many users have to enrol again
     */
    public int abandon(String keyId, String reason) {
        if (keyId.equals(protector.sealingKeyId())) {
            throw new IllegalArgumentException("Master key '" + keyId + "' is the current one; put another one first.");
        }
        return context.units().run(() -> {
            if (!masterKeys.checkValues().containsKey(keyId)) {
                throw RefusalCode.NOT_FOUND.refused("No secret has ever been sealed with master key '" + keyId + "'.");
            }
            int credentials = totps.forgetSealedUnder(keyId);
            int tokens = downloads.forgetSealedUnder(keyId);
            masterKeys.remove(keyId);
            context.audit()
                    .byConsole(AuditEventType.MASTER_KEY_ABANDONMENT)
                    .with("key", keyId)
                    .with("twoFactorSecrets", credentials)
                    .with("downloadTokens", tokens)
                    .because(Optional.of(ShortText.require("reason", reason)))
                    .succeeded();
            return credentials;
        });
    }
}
