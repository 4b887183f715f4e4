package org.accountkit.operations;

/** Follows an import. An exception ends the import; users already added remain. */
@FunctionalInterface
public interface ImportListener {

    /**
     * Called when a user could not be imported.
     *
     * @param row the user's position, starting at 0
     * @param user the user
     * @param reason the reason, one sentence
     */
    void rejected(long row, ImportedUser user, String reason);

    /**
     * Called when a batch of users has been committed.
     *
     * @param progress the totals so far
     */
    default void progress(ImportProgress progress) {}
}
