package org.accountkit.web;

import java.nio.charset.StandardCharsets;
import org.accountkit.secret.Secret;

/** Credentials as a request carries them. */
final class Presented {

    private Presented() {}

    /** Whatever was sent, as a secret: it may turn out to be a valid token. */
    static Secret secret(String sent) {
        return Secret.ofBytes(sent.getBytes(StandardCharsets.UTF_8));
    }
}
