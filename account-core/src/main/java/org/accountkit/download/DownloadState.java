package org.accountkit.download;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may download. */
public enum DownloadState {
    /** Nobody. */
    CLOSED,
    /** Who has the download token. */
    REQUIRED,
    /** Everybody. */
    OPEN;

    /** {@return the stable code} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a state by its code.
     *
     * @param code as {@link #code()} gives it
     * @return the state, empty when there is none
     */
    public static Optional<DownloadState> find(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }
}
