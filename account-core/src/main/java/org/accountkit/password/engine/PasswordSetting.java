package org.accountkit.password.engine;

import java.util.Optional;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordService.PreparedPassword;
import org.accountkit.password.PasswordStore;
import org.accountkit.password.engine.PreparedHash.Judgement;
import org.accountkit.password.engine.PreparedHash.Verified;
import org.accountkit.secret.Secret;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * Sets users' passwords on behalf of other features, in two steps: {@link #prepare} judges and hashes outside any
 * transaction, {@link #set} writes inside one. Leaves the check of rights to its caller.
 *
 * @param context clock and unit of work
 * @param passwords the store for password hashes
 * @param rules judges new passwords
 * @param hashing computes hashes
 */
public record PasswordSetting(
        ServiceContext context, PasswordStore passwords, PasswordRules rules, PasswordHashing hashing) {

    private static final String REMEDY =
            "Prepare the password before the transaction begins, with prepare or prepareChange"
                    + " of AccountServices.passwords(), and give this call what that returns.";

    /**
     * Judges and hashes a new password.
     *
     * @param password the password as typed
     * @param username the user's name
     * @param twoFactorRequired whether the user must have two-factor authentication, so that a shorter password is
     *     enough
     * @return the hash, for {@link #set}
     * @throws org.accountkit.access.RefusedException {@code password-rejected} or {@code unavailable}
     */
    public PasswordHash prepare(Secret password, Username username, boolean twoFactorRequired) {
        context.requireNoUnit(REMEDY);
        try (Secret normalized = Normalization.normalize(password)) {
            rules.check(normalized, username, twoFactorRequired);
            return hashing.hash(normalized);
        }
    }

    /**
     * Judges and hashes the password with which a user replaces the current one.
     *
     * @param current the current password as typed
     * @param next the new password as typed
     * @param username the user's name
     * @param twoFactorRequired whether the user must have two-factor authentication, so that a shorter password is
     *     enough
     * @return the hash
     * @throws org.accountkit.access.RefusedException {@code password-rejected}, also if nothing would change, or {@code
     *     unavailable}
     */
    public PasswordHash prepareChange(Secret current, Secret next, Username username, boolean twoFactorRequired) {
        context.requireNoUnit(REMEDY);
        try (Secret normalized = Normalization.normalize(next)) {
            rules.check(normalized, username, twoFactorRequired);
            rules.refuseUnchanged(current, normalized);
            return hashing.hash(normalized);
        }
    }

    /**
     * Sets a prepared password, within the current unit of work.
     *
     * @param userId the user's id
     * @param hash the hash that {@link #prepare} returned
     */
    public void set(UserId userId, PasswordHash hash) {
        passwords.set(userId, hash, context.now());
    }

    /**
     * Completes a prepared password.
     *
     * @param hash the hash
     * @param password the password as typed
     * @param username the user's name
     * @param verified the current password that it replaces; empty if it may replace any
     * @return the prepared password
     */
    public PreparedPassword prepared(
            PasswordHash hash, Secret password, Username username, Optional<Verified> verified) {
        try (Secret normalized = Normalization.normalize(password)) {
            boolean needsTwoFactor =
                    Normalization.codePoints(normalized) < rules.policy().shortest(false);
            return new PreparedPassword(new PreparedHash(
                    new Judgement(rules, hashing, context.realm(), username, needsTwoFactor, verified), hash));
        }
    }

    /**
     * Returns the hash of a prepared password, if it was judged for this user by these rules.
     *
     * @param prepared the prepared password
     * @param username the user's name
     * @param twoFactorRequired whether the user must have two-factor authentication
     * @return the hash
     * @throws IllegalArgumentException if it was judged for another user, by other rules, or only as a change
     * @throws IllegalStateException if it was already used or closed
     * @throws org.accountkit.access.RefusedException {@code password-rejected} if it is too short without two-factor
     *     authentication
     */
    public PasswordHash open(PreparedPassword prepared, Username username, boolean twoFactorRequired) {
        require(
                prepared.content().judgement().verified().isEmpty(),
                "was prepared as a change, which only its user can make");
        return openJudged(prepared, username, twoFactorRequired);
    }

    /**
     * Returns the hash of a password that was prepared as a change, if it was judged for this user by these rules.
     *
     * @param prepared the prepared password
     * @param userId the user's id
     * @param username the user's name
     * @param twoFactorRequired whether the user must have two-factor authentication
     * @return the hash, and which current password it replaces
     * @throws IllegalArgumentException as {@link #open}, or if it was not prepared as a change
     * @throws IllegalStateException as {@link #open}
     * @throws org.accountkit.access.RefusedException as {@link #open}
     */
    public VerifiedHash openChange(
            PreparedPassword prepared, UserId userId, Username username, boolean twoFactorRequired) {
        Optional<Verified> verified = prepared.content()
                .judgement()
                .verified()
                .filter(of -> of.userId().equals(userId));
        require(
                verified.isPresent(),
                "was not prepared by prepareChange for this user, which verifies the current one");
        return new VerifiedHash(
                openJudged(prepared, username, twoFactorRequired),
                verified.orElseThrow().version());
    }

    private PasswordHash openJudged(PreparedPassword prepared, Username username, boolean twoFactorRequired) {
        Judgement judgement = prepared.content().judgement();
        require(
                judgement.rules().equals(rules) && judgement.hashing().equals(hashing),
                "was prepared by other services, whose policy or pepper may differ");
        require(
                judgement.username().equals(username) && judgement.realm().equals(context.realm()),
                "was judged for another user");
        if (judgement.needsTwoFactor() && !twoFactorRequired) {
            throw rules.tooShort();
        }
        return prepared.content()
                .hash()
                .orElseThrow(() -> new IllegalStateException(
                        "This prepared password was already used or closed. Prepare another one."));
    }

    private static void require(boolean fits, String otherwise) {
        if (!fits) {
            throw new IllegalArgumentException("The prepared password " + otherwise + ".");
        }
    }

    /**
     * Destroys a prepared password once the current unit of work has committed. Until then it can be used again, since
     * the unit or the host's transaction may be retried.
     *
     * @param prepared the prepared password
     */
    public void used(PreparedPassword prepared) {
        context.units().afterCommit(prepared::close);
    }

    /**
     * The hash of a change.
     *
     * @param hash the hash
     * @param version the version of the stored password that it replaces
     */
    public record VerifiedHash(PasswordHash hash, long version) {}
}
