package org.accountkit.secret;

import org.accountkit.user.Realm;

/**
 * What a sealed secret belongs to. It is bound to the ciphertext as associated data, so that a sealed secret which is
 * moved to another user, credential or purpose cannot be unsealed.
 *
 * @param realm the owner's realm
 * @param purpose what the secret is for, such as {@code totp}
 * @param owner the opaque id of the owner; empty if there is none
 * @param credential the opaque id of the credential; empty if an owner has only one
 */
public record SealContext(Realm realm, String purpose, String owner, String credential) {}
