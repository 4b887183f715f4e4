package org.accountkit.password.legacy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.accountkit.secret.Secret;

/** All supported formats: those after a {@code {label}}, and those with a distinctive beginning. */
final class LegacyForms implements LegacyForm {

    private static final Pattern LABELLED = Pattern.compile("\\{([^}]*)\\}(.*)", Pattern.DOTALL);

    private final LegacySettings settings;
    private final Scrypt scrypt;
    private final Argon2 argon2;
    private final Argon2 argon2OfTheReference;
    private final Map<String, LegacyForm> labelled;
    private final LegacyForm bare;

    LegacyForms(LegacySettings settings) {
        this.settings = settings;
        this.scrypt = new Scrypt(settings.cost());
        this.argon2 = new Argon2(Argon2.VERSION_19, settings.cost());
        this.argon2OfTheReference = new Argon2(Argon2.VERSION_16, settings.cost());
        this.labelled = labelled();
        this.bare = bare();
    }

    @Override
    public Optional<LegacyHash> read(String text) {
        return readLabelled(text).or(() -> bare.read(text));
    }

    private Optional<LegacyHash> readLabelled(String text) {
        Matcher matcher = LABELLED.matcher(text);
        return matcher.matches() && labelled.containsKey(matcher.group(1))
                ? labelled.get(matcher.group(1))
                        .read(matcher.group(2))
                        .map(hash -> hash.prefixed('{' + matcher.group(1) + '}'))
                : Optional.empty();
    }

    private Map<String, LegacyForm> labelled() {
        Map<String, LegacyForm> forms = new HashMap<>(spring());
        forms.put(HashImport.ASP_NET, Pbkdf2Forms::readAspNet);
        settings.devisePepper().ifPresent(pepper -> forms.put(HashImport.DEVISE, devise(pepper)));
        forms.put(HashImport.PASSWORD4J, password4j());
        forms.put(HashImport.WERKZEUG, werkzeug().or(Werkzeug::readHmac));
        forms.put(HashImport.PHC, phc());
        forms.put("ldap", ldap());
        if (settings.plaintext()) {
            forms.put("noop", LegacyForms::readPlaintext);
        }
        return forms;
    }

    private Map<String, LegacyForm> spring() {
        Map<String, LegacyForm> forms = new HashMap<>();
        forms.put("bcrypt", new Bcrypt());
        forms.put("scrypt", scrypt::readPacked);
        forms.put("scrypt@SpringSecurity_v5_8", scrypt::readPacked);
        forms.put("argon2", argon2);
        forms.put("argon2@SpringSecurity_v5_8", argon2);
        settings.springPbkdf2().forEach((id, parameters) -> forms.put(id, parameters.form(settings.springSecret())));
        forms.put("sha256", DigestForms.springSha256(settings.springSecret()));
        forms.put("MD4", DigestForms.spring(Digests.MD4));
        forms.put("MD5", DigestForms.spring("MD5"));
        forms.put("SHA-1", DigestForms.spring("SHA-1"));
        forms.put("SHA-256", DigestForms.spring("SHA-256"));
        return forms;
    }

    private LegacyForm bare() {
        return crypt().or(phc())
                .or(ldap())
                .or(django())
                .or(werkzeug())
                .or(Phpass::readPhpass)
                .or(Phpass::readDrupal)
                .or(BcryptForms::readWordPress)
                .or(BcryptForms::readPasslib)
                .or(DigestForms.shiro1(settings.shiroPrivateSalt()))
                .or(new Bcrypt().or(argon2).after("$shiro2"));
    }

    private static LegacyForm crypt() {
        return new Bcrypt().or(Crypt::readMd5).or(Crypt::readSha);
    }

    private LegacyForm phc() {
        return argon2OfTheReference.or(Pbkdf2Forms::readPhc).or(scrypt::readPhc);
    }

    private LegacyForm ldap() {
        return crypt().afterLabel("{CRYPT}")
                .or(new Bcrypt().afterLabel("{BCRYPT}"))
                .or(argon2OfTheReference.afterLabel("{ARGON2}"))
                .or(Pbkdf2Forms::readLdap)
                .or(Pbkdf2Forms::readAtlassian)
                .or(DigestForms::readLdap);
    }

    private LegacyForm django() {
        LegacyForm bcryptOfSha256 = BcryptForms::readDjango;
        return bcryptOfSha256
                .or(Pbkdf2Forms::readDjango)
                .or(scrypt::readDjango)
                .or(DigestForms::readDjango)
                .or(argon2OfTheReference.after("argon2"))
                .or(new Bcrypt().after("bcrypt$"));
    }

    private LegacyForm werkzeug() {
        LegacyForm pbkdf2 = Werkzeug::readPbkdf2;
        return pbkdf2.or(scrypt::readWerkzeug).or(Werkzeug::readHmacOfSha2);
    }

    private LegacyForm password4j() {
        return Pbkdf2Forms.password4j(settings.password4jDelimiter())
                .or(scrypt::readPacked)
                .or(new Bcrypt())
                .or(argon2);
    }

    private static LegacyForm devise(Secret pepper) {
        return text -> new Bcrypt()
                .read(text)
                .map(hash -> hash.prepared(password -> pepper.use(bytes -> Bcrypt.appended(password, bytes))));
    }

    private static Optional<LegacyHash> readPlaintext(String text) {
        return Optional.of(new LegacyHash(text.getBytes(StandardCharsets.UTF_8), "", byte[]::clone));
    }
}
