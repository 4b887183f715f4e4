package org.accountkit.testkit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.accountkit.secret.Secret;

/**
 * Finds secrets where none may appear: in logs, in database columns, in responses. Each secret is searched for as it
 * is, in hexadecimal, in both base64 alphabets at any alignment, percent-encoded, and as a printed array. Safe for use
 * by several threads.
 */
public final class Canaries {

    /** Shorter texts occur by chance, so they count only where they stand alone. */
    private static final int LEAST = 8;

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

    /** Every form of every secret with the secret's name, keyed by how the form begins. */
    private final Map<String, Map<String, String>> forms = new ConcurrentHashMap<>();

    private final Map<String, String> shortOnes = new ConcurrentHashMap<>();

    /** Creates an instance that searches for nothing yet. */
    public Canaries() {}

    /**
     * Adds a secret to search for.
     *
     * @param name names the secret in the findings
     * @param secret at least 6 bytes
     * @return this
     * @throws IllegalArgumentException if the secret is so short that it would be found anywhere
     */
    public Canaries plant(String name, Secret secret) {
        secret.use(bytes -> {
            plant(name, bytes);
            return bytes.length;
        });
        return this;
    }

    /**
     * Adds secrets to search for.
     *
     * @param name names the secrets in the findings
     * @param secrets at least 6 bytes each
     * @return this
     * @throws IllegalArgumentException if a secret is so short that it would be found anywhere
     */
    public Canaries plantAll(String name, Collection<Secret> secrets) {
        secrets.forEach(secret -> plant(name, secret));
        return this;
    }

    /**
     * Searches a text for all secrets added so far.
     *
     * @param text any text; bytes may be passed as ISO 8859-1
     * @return one line per secret and form found; empty if there are none
     */
    public List<String> findIn(String text) {
        TreeSet<String> found = new TreeSet<>();
        for (int i = 0; i + LEAST <= text.length(); i++) {
            int from = i;
            forms.getOrDefault(text.substring(from, from + LEAST), Map.of()).forEach((form, name) -> {
                if (text.startsWith(form, from)) {
                    found.add(name);
                }
            });
        }
        shortOnes.forEach((code, name) -> {
            if (standsAlone(code, text)) {
                found.add(name);
            }
        });
        return List.copyOf(found);
    }

    private void plant(String name, byte[] secret) {
        if (secret.length < 6) {
            throw new IllegalArgumentException(
                    "A canary needs at least 6 bytes: " + name + " would be found anywhere.");
        }
        String text = new String(secret, StandardCharsets.UTF_8);
        if (secret.length < LEAST) {
            shortOnes.put(text, name);
            return;
        }
        Map<String, String> encoded = new LinkedHashMap<>();
        base64(encoded, secret);
        encoded.put(HexFormat.of().formatHex(secret), "in hexadecimal");
        encoded.put(HexFormat.of().withUpperCase().formatHex(secret), "in hexadecimal");
        encoded.put(inside(Arrays.toString(secret)), "as an array of bytes");
        encoded.put(inside(Arrays.toString(text.toCharArray())), "as an array of characters");
        percentEncoded(encoded, text);
        encoded.put(new String(secret, StandardCharsets.ISO_8859_1), "as it is");
        encoded.put(text, "as it is");
        encoded.keySet().removeIf(form -> form.length() < LEAST);
        encoded.forEach((form, how) -> forms.computeIfAbsent(form.substring(0, LEAST), b -> new ConcurrentHashMap<>())
                .put(form, name + ' ' + how));
    }

    private static void percentEncoded(Map<String, String> encoded, String text) {
        String form = URLEncoder.encode(text, StandardCharsets.UTF_8);
        for (String upper : List.of(form, form.replace("+", "%20"))) {
            String lower =
                    ESCAPE.matcher(upper).replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
            encoded.put(upper, "percent-encoded");
            encoded.put(lower, "percent-encoded");
        }
    }

    /** Returns the characters that depend only on the secret, whatever comes before and after it. */
    private static void base64(Map<String, String> encoded, byte[] secret) {
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            int from = (before * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            encoded.put(Base64.getEncoder().encodeToString(shifted).substring(from, to), "in base64");
            encoded.put(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to), "in base64");
        }
    }

    private static String inside(String brackets) {
        return brackets.substring(1, brackets.length() - 1);
    }

    private static boolean standsAlone(String code, String text) {
        for (int at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
            if (!isPart(text, at - 1) && !isPart(text, at + code.length())) {
                return true;
            }
        }
        return false;
    }

    /** Digits after a point are a fraction, of a second or of anything else. */
    private static boolean isPart(String text, int at) {
        return at >= 0 && at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.');
    }
}
