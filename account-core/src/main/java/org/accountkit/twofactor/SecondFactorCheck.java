package org.accountkit.twofactor;

/** What verifying a second factor found. */
public enum SecondFactorCheck {
    /** It is right, and used up now. */
    ACCEPTED,
    /** It is wrong. */
    WRONG,
    /** It was right, and was used before. */
    SPENT
}
