package org.accountkit.secret;

import org.accountkit.user.Realm;

/**
 * What a sealed secret belongs to. It is bound into the seal as associated data, so that a sealed secret which was moved
 * to another user, credential or purpose no longer opens.
 *
 * @param realm the realm of the owner
 * @param purpose what the secret is for, such as {@code totp}
 * @param owner opaque id of the owner, empty where there is none
 * @param credential opaque id of the credential, empty where there is one per owner
 */
public record SealContext(Realm realm, String purpose, String owner, String credential) {}
