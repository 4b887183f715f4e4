package org.accountkit.password;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parsed PHC string of an Argon2id hash, in the only notation in which that hash is written. */
final class Argon2idHash {

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$(m=\\d{1,7},t=\\d{1,4},p=\\d{1,3})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,172})");

    private final Argon2Parameters parameters;
    private final byte[] salt;
    private final byte[] tag;

    Argon2idHash(Argon2Parameters parameters, byte[] salt, byte[] tag) {
        this.parameters = parameters;
        this.salt = salt;
        this.tag = tag;
    }

    static Optional<Argon2idHash> parse(PasswordHash hash) {
        Matcher matcher = PHC.matcher(hash.encoded());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            Argon2Parameters parameters = Argon2Parameters.parse(matcher.group(1));
            Base64.Decoder base64 = Base64.getDecoder();
            return Optional.of(new Argon2idHash(
                            parameters, base64.decode(matcher.group(2)), base64.decode(matcher.group(3))))
                    .filter(parsed -> parsed.encode().equals(hash));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    PasswordHash encode() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash(
                "$argon2id$v=19$" + parameters + '$' + base64.encodeToString(salt) + '$' + base64.encodeToString(tag));
    }

    Argon2Parameters parameters() {
        return parameters;
    }

    byte[] salt() {
        return salt;
    }

    byte[] tag() {
        return tag;
    }
}
