package org.accountkit.twofactor.engine;

import java.security.SecureRandom;
import java.util.List;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.RecoveryCodePolicy;
import org.accountkit.twofactor.RecoveryCodeStore;
import org.accountkit.user.UserId;

/**
 * Issues recovery codes.
 *
 * @param store the store for their digests
 * @param policy how many a user gets
 * @param random the source of random codes
 */
public record RecoveryCodeIssuer(RecoveryCodeStore store, RecoveryCodePolicy policy, SecureRandom random) {

    /**
     * Replaces all codes of a user, within the current unit of work.
     *
     * @param userId the user's id
     * @return the new codes, shown only this once
     */
    public List<Secret> replace(UserId userId) {
        List<Secret> codes = RecoveryCodes.generate(policy.count(), random);
        store.replaceAll(
                userId,
                codes.stream()
                        .map(code -> RecoveryCodes.digest(userId, code).orElseThrow())
                        .toList());
        return codes;
    }
}
