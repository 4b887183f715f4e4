package org.accountkit.apikey;

/** What became of an API key that was to be added. */
public enum ApiKeyAddition {
    /** It was added. */
    ADDED,
    /** Its owner has a key of that name already. */
    NAME_TAKEN,
    /** Its owner has as many keys as allowed already. */
    TOO_MANY
}
