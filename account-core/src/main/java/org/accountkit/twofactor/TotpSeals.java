package org.accountkit.twofactor;

import org.accountkit.secret.SealContext;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/** What a sealed TOTP secret is bound to; the same while it is pending and when it is live. */
final class TotpSeals {

    private TotpSeals() {}

    static SealContext context(Realm realm, UserId userId, String credentialId) {
        return new SealContext(realm.name(), "totp", userId.value(), credentialId);
    }
}
