package org.accountkit.operations;

/**
 * The progress of an import.
 *
 * @param added how many users were added
 * @param alreadyThere how many were left alone because a user of that name exists, for instance from an earlier run
 * @param rejected how many could not be imported
 */
public record ImportProgress(long added, long alreadyThere, long rejected) {

    public static final ImportProgress NONE = new ImportProgress(0, 0, 0);

    public ImportProgress plus(long moreAdded, long moreAlreadyThere, long moreRejected) {
        return new ImportProgress(added + moreAdded, alreadyThere + moreAlreadyThere, rejected + moreRejected);
    }

    public long rows() {
        return added + alreadyThere + rejected;
    }
}
