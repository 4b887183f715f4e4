package org.accountkit.operations;

import org.accountkit.apikey.ApiKeyService;
import org.accountkit.password.PasswordService;
import org.accountkit.session.SessionService;
import org.accountkit.throttle.AccountLimits;
import org.accountkit.throttle.Throttle;
import org.accountkit.twofactor.TwoFactorService;

/**
 * The features that operations touch.
 *
 * @param passwords prepares and sets passwords
 * @param apiKeys issues and identifies API keys
 * @param twoFactor takes second factors away
 * @param sessions ends sessions
 * @param throttle resets counters
 * @param limits the counters
 */
public record OperatedFeatures(
        PasswordService passwords,
        ApiKeyService apiKeys,
        TwoFactorService twoFactor,
        SessionService sessions,
        Throttle throttle,
        AccountLimits limits) {}
