package org.accountkit.secret;

import java.security.SecureRandom;
import java.util.Set;
import org.accountkit.user.Realm;

/**
 * Encrypts secrets for storage. A host may supply its own implementation, such as a hardware module or a cloud key
 * service; {@link #aesGcm(MasterKeys)} is included. Implementations are safe for use by several threads.
 */
public interface SecretProtector {

    /**
     * Seals a secret with the current key.
     *
     * @param secret the secret
     * @param context what the secret belongs to
     * @return the envelope, which names its key
     */
    SealedSecret seal(Secret secret, SealContext context);

    /**
     * Unseals a secret.
     *
     * @param sealed the envelope
     * @param context the context with which it was sealed
     * @return the secret
     * @throws UnsealableException if it cannot be unsealed
     */
    Secret open(SealedSecret sealed, SealContext context);

    /** {@return the id of the key that {@link #seal} uses} */
    String sealingKeyId();

    /** {@return the ids of all available keys} */
    Set<String> keyIds();

    /**
     * Returns a protector that uses AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D). The context and the key
     * id are the associated data.
     *
     * @param keys the master keys; the first one encrypts new secrets
     * @return the protector
     */
    static SecretProtector aesGcm(MasterKeys keys) {
        return new AesGcmProtector(keys, new SecureRandom());
    }

    /**
     * What a sealed secret belongs to. It is bound to the ciphertext as associated data, so that a sealed secret which is
     * moved to another user, credential or purpose cannot be unsealed.
     *
     * @param realm the owner's realm
     * @param purpose what the secret is for, such as {@code totp}
     * @param owner the opaque id of the owner; empty if there is none
     * @param credential the opaque id of the credential; empty if an owner has only one
     */
    record SealContext(Realm realm, String purpose, String owner, String credential) {}

    /**
     * Thrown when a sealed secret cannot be unsealed: it was altered, moved, or sealed with a key that is not available.
     * The feature concerned must fail closed and never fall back to "not protected".
     */
    final class UnsealableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /**
         * Creates the exception.
         *
         * @param reason a sentence for the log, with nothing of the secret
         */
        public UnsealableException(String reason) {
            super(reason);
        }
    }
}
