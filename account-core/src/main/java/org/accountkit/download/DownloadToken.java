package org.accountkit.download;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.accountkit.secret.Secret;

/**
 * The download token of a realm, as shown to a caller who may see it.
 *
 * @param state who may download
 * @param token the token; empty if none has been created
 * @param createdAt when it was created
 * @param lastUsedAt when it was last used, as far as that has been written
 */
public record DownloadToken(
        DownloadState state, Optional<Secret> token, Optional<Instant> createdAt, Optional<Instant> lastUsedAt) {

    /** Who may download. */
    public enum DownloadState {
        /** No one. */
        CLOSED,
        /** Anyone with the download token. */
        REQUIRED,
        /** Anyone. */
        OPEN;

        /** {@return the stable code} */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Finds a state by its code.
         *
         * @param code the code, as returned by {@link #code()}
         * @return the state; empty if there is none
         */
        public static Optional<DownloadState> find(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code().equals(code))
                    .findFirst();
        }
    }
}
