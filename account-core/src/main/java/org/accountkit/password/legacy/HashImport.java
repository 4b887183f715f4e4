package org.accountkit.password.legacy;

import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.json.JsonObject;
import org.accountkit.password.PasswordHash;

/**
 * Turns exported hashes of other products into hashes to store, in the form that {@link LegacyHashes} reads. Returns
 * empty for a hash that cannot be verified, so that a bulk import can report it and continue; {@link
 * LegacyHashes#problem} explains why.
 */
public final class HashImport {

    static final String ASP_NET = "aspnet";
    static final String DEVISE = "devise";
    static final String PASSWORD4J = "password4j";
    static final String PHC = "phc";
    static final String WERKZEUG = "werkzeug";

    private HashImport() {}

    /**
     * Imports a hash that names its algorithm: of Spring Security with its {@code {id}}, an LDAP directory, Unix {@code
     * crypt}, {@code htpasswd}, bcrypt, WordPress, phpBB, Drupal, Django, Werkzeug, Atlassian or Shiro. A PHC string is
     * marked as another product's.
     *
     * @param text the hash as exported
     * @return the hash to store; empty if it has no standard form, or cannot be verified here
     */
    public static Optional<PasswordHash> selfDescribing(String text) {
        boolean phc = text.startsWith("$argon2") || text.startsWith("$pbkdf2") || text.startsWith("$scrypt");
        return readable(LegacyHashes.standard(), phc ? labelled(PHC, text) : text);
    }

    /**
     * Imports a hash of ASP.NET Core Identity, version 2 or 3.
     *
     * @param base64 the column {@code PasswordHash}
     * @return the hash to store; empty if it is malformed, or cannot be verified here
     */
    public static Optional<PasswordHash> aspNet(String base64) {
        return readable(LegacyHashes.standard(), labelled(ASP_NET, base64));
    }

    /**
     * Imports a Devise hash with a pepper. Without a pepper it is plain bcrypt: use {@link #selfDescribing}.
     *
     * @param bcrypt the column {@code encrypted_password}
     * @return the hash to store; empty if it is malformed; the host adds the pepper with {@link
     *     LegacyHashes#withDevisePepper}
     */
    public static Optional<PasswordHash> devise(String bcrypt) {
        return Optional.of(bcrypt)
                .filter(text -> text.startsWith("$2"))
                .flatMap(text -> readable(LegacyHashes.standard(), text))
                .map(hash -> new PasswordHash(labelled(DEVISE, bcrypt)));
    }

    /**
     * Imports a Password4j hash.
     *
     * @param text the hash as exported
     * @param hashes the hashes that the host reads, with Password4j's delimiter
     * @return the hash to store; empty if it is malformed, or cannot be verified here
     */
    public static Optional<PasswordHash> password4j(String text, LegacyHashes hashes) {
        return readable(hashes, labelled(PASSWORD4J, text));
    }

    /**
     * Imports a Keycloak password credential, hashed with PBKDF2 or Argon2.
     *
     * @param credentialData the JSON with algorithm and parameters
     * @param secretData the JSON with value and salt
     * @return the hash to store; empty if it is malformed, or cannot be verified here
     */
    public static Optional<PasswordHash> keycloak(String credentialData, String secretData) {
        return JsonObject.parse(credentialData)
                .flatMap(data -> JsonObject.parse(secretData).flatMap(secret -> keycloak(data, secret)))
                .flatMap(phc -> readable(LegacyHashes.standard(), labelled(PHC, phc)));
    }

    /**
     * Imports a hash of Werkzeug, which Flask uses. Required for its old {@code md5$} and {@code sha1$}, which {@link
     * #selfDescribing} treats as Django's.
     *
     * @param text the hash as exported
     * @return the hash to store; empty if it is malformed, or cannot be verified here
     */
    public static Optional<PasswordHash> werkzeug(String text) {
        return readable(LegacyHashes.standard(), labelled(WERKZEUG, text));
    }

    private static Optional<String> keycloak(JsonObject data, JsonObject secret) {
        String algorithm = data.text("algorithm").orElse("");
        Optional<String> parameters = switch (algorithm) {
            case "pbkdf2" -> pbkdf2(data, "pbkdf2-sha1");
            case "pbkdf2-sha256", "pbkdf2-sha512" -> pbkdf2(data, algorithm);
            case "argon2" -> argon2(data);
            default -> Optional.empty();
        };
        return parameters.flatMap(front -> secret.text("salt")
                .flatMap(salt -> secret.text("value").map(value -> front + '$' + salt + '$' + value)));
    }

    private static Optional<String> pbkdf2(JsonObject data, String name) {
        return data.integer("hashIterations").map(iterations -> "$" + name + "$i=" + iterations);
    }

    private static Optional<String> argon2(JsonObject data) {
        Optional<JsonObject> more = data.object("additionalParameters").or(() -> data.object("algorithmData"));
        Optional<String> iterations = number(Optional.of(data), "hashIterations");
        Optional<String> memory = number(more, "memory");
        Optional<String> lanes = number(more, "parallelism");
        Optional<String> type = more.flatMap(parameters -> parameters.text("type"));
        Optional<String> version =
                more.flatMap(parameters -> parameters.text("version")).flatMap(HashImport::argon2Version);
        return Stream.of(iterations, memory, lanes, type, version).allMatch(Optional::isPresent)
                ? Optional.of("$argon2" + type.get() + "$v=" + version.get() + "$m=" + memory.get() + ",t="
                        + iterations.get() + ",p=" + lanes.get())
                : Optional.empty();
    }

    private static Optional<String> number(Optional<JsonObject> object, String name) {
        return object.flatMap(parameters -> parameters.integer(name)).map(String::valueOf);
    }

    private static Optional<String> argon2Version(String name) {
        return switch (name) {
            case "1.3" -> Optional.of("19");
            case "1.0" -> Optional.of("16");
            default -> Optional.empty();
        };
    }

    private static String labelled(String label, String text) {
        return '{' + label + '}' + text;
    }

    private static Optional<PasswordHash> readable(LegacyHashes hashes, String text) {
        PasswordHash hash = new PasswordHash(text);
        return hashes.read(hash).map(read -> hash);
    }
}
