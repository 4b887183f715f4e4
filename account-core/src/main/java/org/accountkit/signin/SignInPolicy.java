package org.accountkit.signin;

import org.accountkit.throttle.PendingPolicy;

/**
 * What a sign-in leaves behind.
 *
 * @param pending how long one may wait for its second factor
 * @param devices how long a device stays known
 */
public record SignInPolicy(PendingPolicy pending, DevicePolicy devices) {}
