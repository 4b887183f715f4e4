package org.accountkit.password.engine;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.accountkit.password.PasswordHash;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.jspecify.annotations.Nullable;

/**
 * A password that was judged and hashed, until it is destroyed, with everything that it was judged for. Safe for use by
 * several threads.
 */
public final class PreparedHash {

    private final Judgement judgement;
    private final AtomicReference<@Nullable PasswordHash> hash;

    /**
     * Creates it.
     *
     * @param judgement what it was judged for
     * @param hash the hash
     */
    public PreparedHash(Judgement judgement, PasswordHash hash) {
        this.judgement = judgement;
        this.hash = new AtomicReference<>(hash);
    }

    /** {@return what it was judged for} */
    public Judgement judgement() {
        return judgement;
    }

    /** {@return the hash; empty if it was destroyed} */
    public Optional<PasswordHash> hash() {
        return Optional.ofNullable(hash.get());
    }

    /** Destroys the hash. */
    public void destroy() {
        hash.set(null);
    }

    /**
     * What a password was judged for.
     *
     * @param rules the rules that judged it
     * @param hashing what hashed it, with the pepper of that time
     * @param realm the user's realm
     * @param username the user's name
     * @param needsTwoFactor whether it is too short for a user who need not have two-factor authentication
     * @param verified the current password that it replaces; empty if it may replace any
     */
    public record Judgement(
            PasswordRules rules,
            PasswordHashing hashing,
            Realm realm,
            Username username,
            boolean needsTwoFactor,
            Optional<Verified> verified) {}

    /**
     * A current password that the user has proven to know.
     *
     * @param userId the user's id
     * @param version the version of the stored password
     */
    public record Verified(UserId userId, long version) {}
}
