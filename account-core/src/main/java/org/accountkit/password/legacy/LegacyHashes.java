package org.accountkit.password.legacy;

import java.util.Optional;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.kdf.HashCost;
import org.accountkit.secret.Secret;

/**
 * Verifies hashes of other products, each until its user has signed in once. {@link #standard()} reads every form that
 * is safe and needs nothing from the host. If the old product mixed a secret into its hashes, or was configured in a
 * way that its hashes do not tell, add that with one of the {@code with} methods. docs/passwords.md lists the forms.
 * Immutable; printing shows nothing of it.
 *
 * <p>A hash that would cost too much time or memory to verify is not read, and neither is one that is malformed: such a
 * hash matches no password. {@link #problem} tells why.
 */
public final class LegacyHashes implements ForeignHashes {

    private static final int LONGEST = 1000;
    private static final LegacyHashes STANDARD = new LegacyHashes(LegacySettings.standard());

    private final LegacySettings settings;
    private final boolean any;
    private final LegacyForm forms;

    private LegacyHashes(LegacySettings settings) {
        this(settings, true, new LegacyForms(settings));
    }

    private LegacyHashes(LegacySettings settings, boolean any, LegacyForm forms) {
        this.settings = settings;
        this.any = any;
        this.forms = forms;
    }

    /** {@return those that need nothing from the host; plain text is not among them} */
    public static LegacyHashes standard() {
        return STANDARD;
    }

    /** {@return none: only hashes of our own are verified} */
    public static LegacyHashes none() {
        return new LegacyHashes(LegacySettings.standard(), false, text -> Optional.empty());
    }

    /**
     * Adds the secret that Spring Security's PBKDF2 and SHA-256 encoders were made with.
     *
     * @param secret the secret
     * @return these and those hashes
     */
    public LegacyHashes withSpringSecret(Secret secret) {
        return new LegacyHashes(settings.withSpringSecret(secret));
    }

    /**
     * Sets the parameters of a PBKDF2 encoder of Spring Security's that the host had configured.
     *
     * @param id the id in braces before the hash, such as {@code pbkdf2}
     * @param parameters the encoder's
     * @return these and those hashes
     */
    public LegacyHashes withSpringPbkdf2(String id, SpringPbkdf2 parameters) {
        return new LegacyHashes(settings.withSpringPbkdf2(id, parameters));
    }

    /**
     * Adds the private salt of Shiro's hash service.
     *
     * @param privateSalt the salt
     * @return these and those hashes
     */
    public LegacyHashes withShiroPrivateSalt(Secret privateSalt) {
        return new LegacyHashes(settings.withShiroPrivateSalt(privateSalt));
    }

    /**
     * Adds the pepper of Devise, which {@linkplain HashImport#devise imported hashes of its} were made with.
     *
     * @param pepper the pepper
     * @return these and those hashes
     */
    public LegacyHashes withDevisePepper(Secret pepper) {
        return new LegacyHashes(settings.withDevisePepper(pepper));
    }

    /**
     * Sets what separates the parts of Password4j's PBKDF2 hashes; a dollar sign without.
     *
     * @param delimiter the character
     * @return these and those hashes
     */
    public LegacyHashes withPassword4jDelimiter(char delimiter) {
        return new LegacyHashes(settings.withPassword4jDelimiter(delimiter));
    }

    /**
     * Adds passwords that are stored as they are, behind {@code {noop}}. Only for as long as an import takes: {@link
     * org.accountkit.password.engine.PasswordHashing#strengthen strengthen} them at once.
     *
     * @return these and those
     */
    public LegacyHashes withPlaintext() {
        return new LegacyHashes(settings.withPlaintext());
    }

    /** For tests: as on a machine with another heap. */
    LegacyHashes withCost(HashCost cost) {
        return new LegacyHashes(settings.withCost(cost));
    }

    /**
     * Reads a hash, without computing anything.
     *
     * @param hash as it is stored
     * @return the hash; empty when it is of no form that is read here, malformed, or too expensive, or when it needs
     *     Bouncy Castle and that is not on the class path
     */
    @Override
    public Optional<ForeignHashes.Hash> read(PasswordHash hash) {
        try {
            return parse(hash);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> problem(PasswordHash hash) {
        try {
            return parse(hash).isPresent() ? Optional.empty() : ForeignHashes.super.problem(hash);
        } catch (UnverifiableException e) {
            return Optional.of(e.reason());
        } catch (IllegalArgumentException malformed) {
            return ForeignHashes.super.problem(hash);
        }
    }

    private Optional<ForeignHashes.Hash> parse(PasswordHash hash) {
        String text = hash.encoded();
        return text.length() > LONGEST ? Optional.empty() : forms.read(text).map(read -> read);
    }

    /** {@return a constant that tells nothing} */
    @Override
    public String toString() {
        return any ? "LegacyHashes[redacted]" : "LegacyHashes[none]";
    }
}
