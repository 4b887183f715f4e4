package org.accountkit.apikey;

/** The result of adding an API key. */
public enum ApiKeyAddition {
    /** It was added. */
    ADDED,
    /** Its owner already has a key of that name. */
    NAME_TAKEN,
    /** Its owner already has as many keys as allowed. */
    TOO_MANY
}
