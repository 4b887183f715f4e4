package org.accountkit.password.legacy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.accountkit.password.kdf.HashCost;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2 in the PHC string format, of any of its types and versions, with its parameters in any order (Shiro writes
 * {@code t,m,p}). Hashes with {@code keyid} need a secret key and are not read; neither are those with {@code data}.
 *
 * @param versionWhereNoneIsWritten 16 for the reference implementation, 19 for Spring Security
 * @param bounds limits the cost
 */
record Argon2(int versionWhereNoneIsWritten, HashCost bounds) implements LegacyForm {

    static final int VERSION_16 = Argon2Parameters.ARGON2_VERSION_10;
    static final int VERSION_19 = Argon2Parameters.ARGON2_VERSION_13;

    private static final Pattern PHC = Pattern.compile("\\$argon2(id|i|d)(?:\\$v=(16|19))?"
            + "\\$([mtp]=\\d{1,9},[mtp]=\\d{1,9},[mtp]=\\d{1,9})\\$([A-Za-z0-9+/]+=*)\\$([A-Za-z0-9+/]+=*)");
    private static final Map<String, Integer> TYPES =
            Map.of("d", Argon2Parameters.ARGON2_d, "i", Argon2Parameters.ARGON2_i, "id", Argon2Parameters.ARGON2_id);

    @Override
    public Optional<LegacyHash> read(String text) {
        Matcher matcher = PHC.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int version = matcher.group(2) == null ? versionWhereNoneIsWritten : Integer.parseInt(matcher.group(2));
        BouncyCastle.require();
        Map<String, Integer> cost = parameters(matcher.group(3));
        UnverifiableException.throwIf(bounds.argon2(of(cost, "m"), of(cost, "t"), of(cost, "p")));
        int type = TYPES.getOrDefault(matcher.group(1), Argon2Parameters.ARGON2_id);
        byte[] salt = Bytes.salt(matcher.group(4));
        byte[] digest = Bytes.digest(matcher.group(5));
        String blank = text.substring(0, matcher.start(5)) + Bytes.blank(matcher.group(5));
        return Optional.of(
                new LegacyHash(digest, blank, password -> tag(type, version, cost, salt, password, digest.length)));
    }

    private static Map<String, Integer> parameters(String parameters) {
        Map<String, Integer> cost = new TreeMap<>();
        for (String parameter : parameters.split(",", -1)) {
            cost.put(parameter.substring(0, 1), Integer.valueOf(parameter.substring(2)));
        }
        if (cost.size() != 3) {
            throw new IllegalArgumentException("Argon2 needs m, t and p.");
        }
        boolean possible = of(cost, "p") >= 1 && of(cost, "t") >= 1 && of(cost, "m") >= 8L * of(cost, "p");
        if (!possible) {
            throw new IllegalArgumentException("Argon2 with " + parameters);
        }
        return cost;
    }

    private static int of(Map<String, Integer> cost, String name) {
        return cost.getOrDefault(name, 0);
    }

    private static byte[] tag(
            int type, int version, Map<String, Integer> cost, byte[] salt, byte[] password, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(type)
                .withVersion(version)
                .withMemoryAsKB(of(cost, "m"))
                .withIterations(of(cost, "t"))
                .withParallelism(of(cost, "p"))
                .withSalt(salt)
                .build());
        byte[] tag = new byte[length];
        generator.generateBytes(password, tag);
        return tag;
    }
}
