package org.accountkit.testkit.specification;

import java.time.Duration;
import java.util.List;
import org.accountkit.access.RefusalCode;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordHasher.PasswordCheck;
import org.accountkit.secret.Secret;

/** A hasher without any capacity left. */
final class ExhaustedHasher implements PasswordHasher {

    @Override
    public PasswordHash hash(Secret password) {
        return CountingHasher.CHEAP.hash(password);
    }

    @Override
    public PasswordCheck verify(Secret password, PasswordHash hash) {
        throw RefusalCode.UNAVAILABLE.refused(Duration.ofSeconds(2));
    }

    @Override
    public List<String> weaknesses() {
        return CountingHasher.CHEAP.weaknesses();
    }
}
