package org.accountkit.testkit.specification;

import java.util.Set;
import org.accountkit.secret.SealedSecret;
import org.accountkit.secret.Secret;
import org.accountkit.secret.SecretProtector;
import org.accountkit.secret.SecretProtector.SealContext;

/** Fails as no protector should: with an exception that nobody expects of it. */
final class FailingProtector implements SecretProtector {

    private final String message;

    FailingProtector(String message) {
        this.message = message;
    }

    @Override
    public SealedSecret seal(Secret secret, SealContext context) {
        throw failure();
    }

    @Override
    public Secret open(SealedSecret sealed, SealContext context) {
        throw failure();
    }

    @Override
    public String sealingKeyId() {
        return "none";
    }

    @Override
    public Set<String> keyIds() {
        return Set.of();
    }

    private RuntimeException failure() {
        return new IllegalStateException(message);
    }
}
