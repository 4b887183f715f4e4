package org.accountkit;

import org.accountkit.access.engine.NamedAccounts;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.engine.AdministrationRules;
import org.accountkit.password.engine.PasswordSetting;
import org.accountkit.reset.PasswordResetService;
import org.accountkit.reset.engine.ResetCompletion;
import org.accountkit.reset.engine.ResetIssuing;
import org.accountkit.reset.engine.ResetRequests;
import org.accountkit.reset.engine.ResetTokens;
import org.accountkit.session.engine.SessionLifecycle;
import org.accountkit.throttle.engine.AccountLimits;
import org.accountkit.twofactor.engine.SecondFactorVerifier;

/** Builds the password reset of one realm. */
record ResetAssembly(SharedParts shared, ServiceContext context, PasswordSetting passwords, SessionLifecycle sessions) {

    ResetTokens tokens() {
        return new ResetTokens(context, shared.stores.passwordResets(), shared.reader, shared.resetPolicy);
    }

    PasswordResetService service(
            NamedAccounts names, AccountLimits limits, SecondFactorVerifier secondFactors, AdministrationRules rules) {
        ResetTokens tokens = tokens();
        return new PasswordResetService(
                new ResetRequests(tokens, names, shared.throttle, limits, shared.resetRequests),
                new ResetCompletion(
                        tokens,
                        secondFactors,
                        passwords,
                        sessions,
                        shared.stores.apiKeys(),
                        shared.stores.knownDevices()),
                new ResetIssuing(tokens, rules));
    }
}
