package org.accountkit.secret;

import java.util.Arrays;

/** A secret as stored: an envelope that only its {@link SecretProtector} can open. Immutable. */
public final class SealedSecret {

    private final String keyId;
    private final byte[] envelope;

    private SealedSecret(String keyId, byte[] envelope) {
        this.keyId = keyId;
        this.envelope = envelope;
    }

    /**
     * Creates a sealed secret from its envelope.
     *
     * @param keyId the id of the key that sealed it
     * @param envelope any bytes
     * @return the sealed secret
     */
    public static SealedSecret of(String keyId, byte[] envelope) {
        return new SealedSecret(keyId, envelope.clone());
    }

    /** {@return the id of the key that sealed it} */
    public String keyId() {
        return keyId;
    }

    /** {@return a copy of the envelope} */
    public byte[] bytes() {
        return envelope.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedSecret that && keyId.equals(that.keyId) && Arrays.equals(envelope, that.envelope);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(envelope);
    }

    /** {@return a constant that reveals nothing} */
    @Override
    public String toString() {
        return "SealedSecret[redacted]";
    }
}
