package org.accountkit.password.legacy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.accountkit.password.PasswordHash;
import org.accountkit.secret.Secret;

/**
 * The hashes of other products that can still be verified, each until the right password was given for the first time.
 * {@link #standard()} reads what is safe and needs nothing from the host; what the old product mixed into its hashes,
 * or kept beside them, is added here. Immutable; printing shows nothing of it.
 *
 * <p>What a hash costs is bounded before anything is computed: PBKDF2 and iterated digests to ten million iterations,
 * Argon2 to 512 MiB, scrypt to 256 MiB, bcrypt to a cost of 16, {@code crypt} to a million rounds. What costs more, and
 * whatever is not of its exact form, is not read, so it matches no password.
 */
public final class LegacyHashes {

    private static final int LONGEST = 1000;
    private static final Pattern LABELLED = Pattern.compile("\\{([^}]*)\\}(.*)", Pattern.DOTALL);
    private static final LegacyForm NONE = text -> Optional.empty();

    private static final LegacyHashes STANDARD = new LegacyHashes(
            true,
            HostSecrets.NONE,
            new TreeMap<>(Map.of(
                    "pbkdf2", SpringPbkdf2.V5_5,
                    "pbkdf2@SpringSecurity_v5_8", SpringPbkdf2.V5_8)),
            '$',
            false);

    private final boolean any;
    private final HostSecrets secrets;
    private final Map<String, SpringPbkdf2> springPbkdf2;
    private final char password4jDelimiter;
    private final boolean plaintext;
    private final Map<String, LegacyForm> labelled;
    private final LegacyForm bare;

    private LegacyHashes(
            boolean any,
            HostSecrets secrets,
            Map<String, SpringPbkdf2> springPbkdf2,
            char password4jDelimiter,
            boolean plaintext) {
        this.any = any;
        this.secrets = secrets;
        this.springPbkdf2 = springPbkdf2;
        this.password4jDelimiter = password4jDelimiter;
        this.plaintext = plaintext;
        this.labelled = any ? labelled() : Map.of();
        this.bare = any ? bare() : NONE;
    }

    /** {@return those that need nothing from the host; plain text is not among them} */
    public static LegacyHashes standard() {
        return STANDARD;
    }

    /** {@return none: only hashes of our own are verified} */
    public static LegacyHashes none() {
        return new LegacyHashes(false, HostSecrets.NONE, Map.of(), '$', false);
    }

    /**
     * Adds the secret that Spring Security's PBKDF2 and SHA-256 encoders were made with.
     *
     * @param secret the secret
     * @return these and those hashes
     */
    public LegacyHashes withSpringSecret(Secret secret) {
        return with(new HostSecrets(Optional.of(secret), secrets.shiro(), secrets.devise()));
    }

    /**
     * Sets the parameters of a PBKDF2 encoder of Spring Security's that the host had configured.
     *
     * @param id the id in braces before the hash, such as {@code pbkdf2}
     * @param parameters the encoder's
     * @return these and those hashes
     */
    public LegacyHashes withSpringPbkdf2(String id, SpringPbkdf2 parameters) {
        Map<String, SpringPbkdf2> more = new TreeMap<>(springPbkdf2);
        more.put(id, parameters);
        return new LegacyHashes(true, secrets, more, password4jDelimiter, plaintext);
    }

    /**
     * Adds the private salt of Shiro's hash service.
     *
     * @param privateSalt the salt
     * @return these and those hashes
     */
    public LegacyHashes withShiroPrivateSalt(Secret privateSalt) {
        return with(new HostSecrets(secrets.spring(), Optional.of(privateSalt), secrets.devise()));
    }

    /**
     * Adds the pepper of Devise, which {@linkplain HashImport#devise imported hashes of its} were made with.
     *
     * @param pepper the pepper
     * @return these and those hashes
     */
    public LegacyHashes withDevisePepper(Secret pepper) {
        return with(new HostSecrets(secrets.spring(), secrets.shiro(), Optional.of(pepper)));
    }

    /**
     * Sets what separates the parts of Password4j's PBKDF2 hashes; a dollar sign without.
     *
     * @param delimiter the character
     * @return these and those hashes
     */
    public LegacyHashes withPassword4jDelimiter(char delimiter) {
        return new LegacyHashes(true, secrets, springPbkdf2, delimiter, plaintext);
    }

    /**
     * Adds passwords that are stored as they are, behind {@code {noop}}. Only for as long as an import takes: {@link
     * org.accountkit.password.engine.PasswordHashing#strengthen strengthen} them at once.
     *
     * @return these and those
     */
    public LegacyHashes withPlaintext() {
        return new LegacyHashes(true, secrets, springPbkdf2, password4jDelimiter, true);
    }

    private LegacyHashes with(HostSecrets more) {
        return new LegacyHashes(true, more, springPbkdf2, password4jDelimiter, plaintext);
    }

    /**
     * Reads a hash, without computing anything.
     *
     * @param hash as it is stored
     * @return the hash taken apart; empty when it is of no form that is read here, malformed, or too expensive
     */
    public Optional<LegacyHash> read(PasswordHash hash) {
        String text = hash.encoded();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return readLabelled(text).or(() -> bare.read(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Optional<LegacyHash> readLabelled(String text) {
        Matcher matcher = LABELLED.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String label = matcher.group(1);
        return labelled.getOrDefault(label, NONE).read(matcher.group(2)).map(hash -> hash.prefixed('{' + label + '}'));
    }

    /** What {@code {label}} says about what follows. */
    private Map<String, LegacyForm> labelled() {
        Map<String, LegacyForm> forms = new LinkedHashMap<>();
        forms.put("bcrypt", new Bcrypt());
        forms.put("scrypt", Scrypt::readPacked);
        forms.put("scrypt@SpringSecurity_v5_8", Scrypt::readPacked);
        forms.put("argon2", new Argon2(Argon2.VERSION_19));
        forms.put("argon2@SpringSecurity_v5_8", new Argon2(Argon2.VERSION_19));
        springPbkdf2.forEach((id, parameters) -> forms.put(id, parameters.form(secrets.spring())));
        forms.put("sha256", DigestForms.springSha256(secrets.spring()));
        forms.put("MD4", DigestForms.spring(Digests.MD4));
        forms.put("MD5", DigestForms.spring("MD5"));
        forms.put("SHA-1", DigestForms.spring("SHA-1"));
        forms.put("SHA-256", DigestForms.spring("SHA-256"));
        forms.put("ldap", ldap());
        forms.put(HashImport.ASP_NET, Pbkdf2Forms::readAspNet);
        secrets.devise().ifPresent(pepper -> forms.put(HashImport.DEVISE, devise(pepper)));
        forms.put(
                HashImport.PASSWORD4J,
                Pbkdf2Forms.password4j(password4jDelimiter)
                        .or(Scrypt::readPacked)
                        .or(new Bcrypt())
                        .or(new Argon2(Argon2.VERSION_19)));
        forms.put(HashImport.PHC, phc());
        if (plaintext) {
            forms.put("noop", LegacyHashes::readPlaintext);
        }
        return forms;
    }

    /** What needs no label, since it begins as nothing else does. */
    private LegacyForm bare() {
        LegacyForm django = ((LegacyForm) Pbkdf2Forms::readDjango)
                .or(Scrypt::readDjango)
                .or(new Argon2(Argon2.VERSION_16).after("argon2"))
                .or(new Bcrypt().after("bcrypt$"))
                .or(((LegacyForm) new Bcrypt()::readHexSha256).after("bcrypt_sha256$"));
        return new Bcrypt()
                .or(phc())
                .or(ldap())
                .or(django)
                .or(DigestForms.shiro1(secrets.shiro()))
                .or(new Bcrypt().or(new Argon2(Argon2.VERSION_19)).after("$shiro2"));
    }

    private static LegacyForm phc() {
        return new Argon2(Argon2.VERSION_16).or(Pbkdf2Forms::readPhc);
    }

    private static LegacyForm ldap() {
        LegacyForm crypt = new Bcrypt().or(Crypt::readMd5).or(Crypt::readSha);
        LegacyForm labelledCrypt = text -> text.regionMatches(true, 0, "{CRYPT}", 0, 7)
                ? crypt.read(text.substring(7)).map(hash -> hash.prefixed("{CRYPT}"))
                : Optional.empty();
        return labelledCrypt.or(DigestForms::readLdap);
    }

    private static LegacyForm devise(Secret pepper) {
        return text -> new Bcrypt()
                .read(text)
                .map(hash -> hash.ofPrepared(password -> pepper.use(bytes -> Bcrypt.appended(password, bytes))));
    }

    private static Optional<LegacyHash> readPlaintext(String text) {
        return Optional.of(new LegacyHash(text.getBytes(StandardCharsets.UTF_8), "", byte[]::clone));
    }

    /** {@return a constant that tells nothing} */
    @Override
    public String toString() {
        return any ? "LegacyHashes[redacted]" : "LegacyHashes[none]";
    }
}
