package org.accountkit.secret;

import java.util.Arrays;

/** A secret as it is kept at rest: an envelope that only its {@link SecretProtector} opens. Immutable. */
public final class SealedSecret {

    private final byte[] envelope;

    private SealedSecret(byte[] envelope) {
        this.envelope = envelope;
    }

    /**
     * An envelope as it was made or stored.
     *
     * @param envelope any bytes
     * @return the sealed secret
     */
    public static SealedSecret of(byte[] envelope) {
        return new SealedSecret(envelope.clone());
    }

    /** {@return a copy of the envelope} */
    public byte[] bytes() {
        return envelope.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedSecret that && Arrays.equals(envelope, that.envelope);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(envelope);
    }

    /** {@return a constant that tells nothing} */
    @Override
    public String toString() {
        return "SealedSecret[redacted]";
    }
}
