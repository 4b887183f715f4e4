package org.accountkit.administration;

import org.accountkit.password.PasswordService;
import org.accountkit.session.SessionService;
import org.accountkit.throttle.AccountLimits;
import org.accountkit.throttle.Throttle;
import org.accountkit.twofactor.TwoFactorService;
import org.accountkit.user.RoleStore;

/**
 * The features that administering a user touches.
 *
 * @param roles where roles are kept
 * @param passwords prepares and sets passwords
 * @param twoFactor takes second factors away
 * @param sessions ends sessions
 * @param throttle resets counters
 * @param limits the counters
 * @param removal deletes all that is kept of a user
 */
public record AdministeredFeatures(
        RoleStore roles,
        PasswordService passwords,
        TwoFactorService twoFactor,
        SessionService sessions,
        Throttle throttle,
        AccountLimits limits,
        AccountRemoval removal) {}
