package org.accountkit.operations;

/** Follows an import, with row numbers starting at 0. An exception ends the import; users already added remain. */
@FunctionalInterface
public interface ImportListener {

    /**
     * Called when a user could not be imported, for instance because an earlier row has the same user name, or an existing
     * user has it in another spelling: {@code Ann} and {@code ann} are the same name.
     *
     * @param row the user's position
     * @param user the user
     * @param reason the reason, one sentence
     */
    void rejected(long row, ImportedUser user, String reason);

    /**
     * Called when a user was left alone because a user of exactly that name exists, for instance from an earlier run.
     *
     * @param row the user's position
     * @param user the user
     */
    default void alreadyThere(long row, ImportedUser user) {}

    /**
     * Called when a batch of users has been committed.
     *
     * @param progress the totals so far
     */
    default void progress(ImportProgress progress) {}

    /**
     * The progress of an import.
     *
     * @param added how many users were added
     * @param alreadyThere how many were left alone because a user of exactly that name exists, for instance from an earlier run
     * @param rejected how many could not be imported
     */
    record ImportProgress(long added, long alreadyThere, long rejected) {

        /** Nothing yet. */
        public static final ImportProgress NONE = new ImportProgress(0, 0, 0);

        /**
         * Adds a batch.
         *
         * @param moreAdded how many users it added
         * @param moreAlreadyThere how many it left alone
         * @param moreRejected how many it could not import
         * @return the totals
         */
        public ImportProgress plus(long moreAdded, long moreAlreadyThere, long moreRejected) {
            return new ImportProgress(added + moreAdded, alreadyThere + moreAlreadyThere, rejected + moreRejected);
        }

        /** {@return how many rows were read} */
        public long rows() {
            return added + alreadyThere + rejected;
        }
    }
}
