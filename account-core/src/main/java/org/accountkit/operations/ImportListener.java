package org.accountkit.operations;

/** Follows an import. What it throws ends the import; what was added until then stays. */
@FunctionalInterface
public interface ImportListener {

    /**
     * A user could not be imported.
     *
     * @param row its place, the first one being 0
     * @param user what was to be imported
     * @param reason one sentence
     */
    void rejected(long row, ImportedUser user, String reason);

    /**
     * A batch of users was added for good.
     *
     * @param progress the sums so far
     */
    default void progress(ImportProgress progress) {}
}
