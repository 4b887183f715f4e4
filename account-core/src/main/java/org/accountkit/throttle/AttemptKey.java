package org.accountkit.throttle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.accountkit.user.Realm;

/**
 * The key of an attempt counter. It is a digest, so that the store contains no user names or addresses, not even
 * mistyped ones.
 *
 * @param value 43 characters of unpadded base64url
 */
public record AttemptKey(String value) {

    /**
     * Returns the key of a counter.
     *
     * @param counter which counter, such as {@code password}
     * @param realm the realm
     * @param subject whose attempts are counted: the key of a user name, an id or an address
     * @return the key
     */
    public static AttemptKey of(String counter, Realm realm, String subject) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String whole = counter + '\0' + realm.name() + '\0' + subject;
            byte[] hash = digest.digest(whole.getBytes(StandardCharsets.UTF_8));
            return new AttemptKey(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }
}
