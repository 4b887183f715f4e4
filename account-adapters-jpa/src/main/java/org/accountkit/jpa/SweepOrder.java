package org.accountkit.jpa;

/**
 * How rows are found that are to be swept: in the order of an indexed attribute. They are deleted by their ids and only
 * if they still qualify, so a row that changed meanwhile stays, and nodes that sweep at the same time do no harm.
 */
record SweepOrder(String entity, String id, String attribute) {

    String select() {
        return "select r." + id + " from " + entity + " r where r." + attribute + " < ?1 order by r." + attribute;
    }

    String delete() {
        return "delete from " + entity + " r where r." + attribute + " < ?1 and r." + id + " in ?2";
    }
}
