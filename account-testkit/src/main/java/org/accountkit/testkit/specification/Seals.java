package org.accountkit.testkit.specification;

import org.accountkit.secret.SealedSecret;

/** Damages sealed secrets. */
final class Seals {

    private Seals() {}

    /** Returns the same envelope with its last bit flipped. */
    static SealedSecret broken(SealedSecret sealed) {
        byte[] envelope = sealed.bytes();
        envelope[envelope.length - 1] ^= 1;
        return SealedSecret.of(sealed.keyId(), envelope);
    }
}
