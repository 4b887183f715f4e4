package org.accountkit.reset.engine;

import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.engine.AdministrationRules;
import org.accountkit.reset.PasswordResetService.IssuedReset;
import org.accountkit.user.UserId;

/**
 * Issues reset tokens for administrators, under the rule for setting a password.
 *
 * @param tokens issues tokens
 * @param rules decides who may act on whom
 */
public record ResetIssuing(ResetTokens tokens, AdministrationRules rules) {

    /** {@return realm, unit of work and audit trail} */
    public ServiceContext context() {
        return tokens.context();
    }

    /**
     * Issues a token, within a unit of work that has confirmed the caller and locked the user.
     *
     * @param caller the caller as of now
     * @param userId the user's id
     * @return the token
     * @throws org.accountkit.access.RefusedException {@code not-found}, {@code forbidden}
     */
    public IssuedReset issue(Caller caller, UserId userId) {
        Account target = tokens.reader()
                .account(userId)
                .filter(account -> context().sees(account.user()))
                .orElseThrow(RefusalCode.NOT_FOUND::refused);
        rules.requireMayActOn(caller, target);
        return tokens.issue(userId, target.state().epoch());
    }
}
