package org.accountkit.download;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
