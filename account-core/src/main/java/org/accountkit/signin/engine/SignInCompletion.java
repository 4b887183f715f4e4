package org.accountkit.signin.engine;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.access.Account;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.session.engine.SessionLifecycle;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.UserId;

/**
 * Completes a sign-in: opens the session and registers the device.
 *
 * @param context clock, audit trail and notifier
 * @param states the store for account states, which record the last sign-in
 * @param sessions opens the session
 * @param devices registers the device
 */
public record SignInCompletion(
        ServiceContext context, AccountStateStore states, SessionLifecycle sessions, DeviceRegister devices) {

    /**
     * Completes a sign-in, within the current unit of work.
     *
     * @param type the step that completed it
     * @param account the account that was authenticated
     * @param presented the request's other tokens
     * @param origin where the request comes from
     * @return what the browser receives
     */
    public SignedIn complete(AuditEventType type, Account account, PresentedTokens presented, RequestOrigin origin) {
        UserId userId = account.id();
        Instant now = context.now();
        presented.session().ifPresent(sessions::endPresented);
        states.recordSignIn(userId, now);
        Secret session = sessions.open(userId, account.state().epoch(), origin, now);
        Optional<Secret> device = registerIfNew(account, presented, origin, now);
        context.audit()
                .from(type, origin)
                .actedBy(userId)
                .about(userId)
                .with("device", device.isPresent() ? "new" : "known")
                .succeeded();
        return new SignedIn(account.signedInAt(now), session, device);
    }

    private Optional<Secret> registerIfNew(
            Account account, PresentedTokens presented, RequestOrigin origin, Instant now) {
        Optional<KnownDevice> known = devices.find(account.id(), presented.device());
        if (known.isPresent()) {
            devices.recordUse(known.get(), now);
            return Optional.empty();
        }
        if (account.state().lastSignInAt().isPresent()) {
            context.notify(NoticeType.NEW_DEVICE, account.id(), origin);
        }
        return Optional.of(devices.register(account.id(), origin, presented.device(), now));
    }
}
