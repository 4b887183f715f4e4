package org.accountkit.reset.engine;

import java.util.Optional;
import org.accountkit.access.Account;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.engine.PasswordSetting;
import org.accountkit.secret.Secret;
import org.accountkit.session.engine.SessionLifecycle;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.engine.SecondFactorCheck;
import org.accountkit.twofactor.engine.SecondFactorVerifier;
import org.accountkit.user.UserId;

/**
 * Sets a password with a reset token.
 *
 * @param tokens finds and spends tokens
 * @param secondFactors verifies second factors
 * @param passwords judges, hashes and sets passwords
 * @param sessions ends sessions
 * @param keys the store for API keys
 * @param devices the store for known devices
 */
public record ResetCompletion(
        ResetTokens tokens,
        SecondFactorVerifier secondFactors,
        PasswordSetting passwords,
        SessionLifecycle sessions,
        ApiKeyStore keys,
        KnownDeviceStore devices) {

    /**
     * Sets the password.
     *
     * @param token the token as presented
     * @param password the new password as typed
     * @param factor the second factor; empty if none was given
     * @param origin where the request comes from
     * @throws RefusedException {@code invalid-credentials}, {@code wrong-code}, {@code too-many-attempts}, {@code
     *     password-rejected} or {@code unavailable}
     */
    public void complete(Secret token, Secret password, Optional<SecondFactor> factor, RequestOrigin origin) {
        context().requireSignInAlone();
        Optional<ResetTokens.Valid> found = tokens.find(token);
        var event = context().audit().from(AuditEventType.PASSWORD_RESET_COMPLETION, origin);
        found.map(valid -> valid.account().id()).ifPresent(event::about);
        context()
                .attempt(
                        event,
                        () -> complete(
                                found.orElseThrow(RefusalCode.INVALID_CREDENTIALS::refused), password, factor, origin));
    }

    /** Hashes before it verifies the second factor: a password that is rejected must not cost the user a code. */
    private boolean complete(
            ResetTokens.Valid valid, Secret password, Optional<SecondFactor> factor, RequestOrigin origin) {
        Account account = valid.account();
        Optional<SecondFactor> needed = account.twoFactorActive() ? Optional.of(required(factor)) : Optional.empty();
        PasswordHash hash = passwords.prepare(
                password, account.user().username(), account.state().twoFactorRequired());
        needed.ifPresent(given -> verify(valid, given, origin));
        return context().completing(account, RefusalCode.INVALID_CREDENTIALS, current -> {
            tokens.spend(valid);
            set(current, hash, origin);
            return true;
        });
    }

    private static SecondFactor required(Optional<SecondFactor> factor) {
        return factor.orElseThrow(() -> RefusalCode.WRONG_CODE.refused(
                new Hint("code-missing", "Two-factor authentication is active, so a code is needed as well.")));
    }

    /** As at sign-in, a spent code looks like a wrong one. */
    private void verify(ResetTokens.Valid valid, SecondFactor factor, RequestOrigin origin) {
        UserId userId = valid.account().id();
        SecondFactorVerifier.CountedFactor counted = secondFactors.reserve(userId, factor, origin);
        tokens.takeTry(valid);
        SecondFactorCheck check = secondFactors.verify(userId, factor, origin, counted);
        if (!check.isAccepted()) {
            throw check.isSpent() ? RefusalCode.WRONG_CODE.refused() : check.refusal(RefusalCode.WRONG_CODE);
        }
    }

    private void set(Account account, PasswordHash hash, RequestOrigin origin) {
        UserId userId = account.id();
        passwords.set(userId, hash);
        sessions.states().setPasswordChangeRequired(userId, false);
        keys.deleteAll(userId);
        devices.deleteAll(userId);
        int ended = sessions.endAll(userId);
        context()
                .audit()
                .from(AuditEventType.PASSWORD_RESET_COMPLETION, origin)
                .actedBy(userId)
                .about(userId)
                .with("endedSessions", ended)
                .succeeded();
        context().notify(NoticeType.PASSWORD_RESET_COMPLETED, userId, origin);
    }

    private ServiceContext context() {
        return tokens.context();
    }
}
