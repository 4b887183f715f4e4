package org.accountkit.secret;

import java.security.SecureRandom;
import java.util.Set;

/**
 * Protects secrets at rest. The host may supply its own (a hardware module, a cloud key service); the ready one is
 * {@link #aesGcm(MasterKeys)}. Implementations are safe for use by several threads.
 */
public interface SecretProtector {

    /**
     * Seals a secret under the current key.
     *
     * @param secret what to protect
     * @param context what it belongs to
     * @return the envelope, which names its key
     */
    SealedSecret seal(Secret secret, SealContext context);

    /**
     * Opens an envelope.
     *
     * @param sealed the envelope
     * @param context the same that it was sealed with
     * @return the secret
     * @throws UnsealableException when it does not open
     */
    Secret open(SealedSecret sealed, SealContext context);

    /** {@return the id of the key that {@link #seal} uses} */
    String sealingKeyId();

    /** {@return the ids of all keys at hand} */
    Set<String> keyIds();

    /**
     * AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D); the context and the key id are the associated data.
     *
     * @param keys the master keys, the first of which seals
     * @return the protector
     */
    static SecretProtector aesGcm(MasterKeys keys) {
        return new AesGcmProtector(keys, new SecureRandom());
    }
}
