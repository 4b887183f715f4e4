package org.accountkit.operations;

/**
 * How far an import has come.
 *
 * @param added how many users were added
 * @param alreadyThere how many were left alone, since somebody of that name was there: from an earlier run, say
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
