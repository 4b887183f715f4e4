package org.accountkit.web;

import java.nio.charset.StandardCharsets;
import org.accountkit.secret.Secret;

/** Turns presented credentials into secrets. */
final class Presented {

    private Presented() {}

    /** Returns a value as a secret, because it may be a valid token. */
    static Secret secret(String sent) {
        return Secret.ofBytes(sent.getBytes(StandardCharsets.UTF_8));
    }
}
