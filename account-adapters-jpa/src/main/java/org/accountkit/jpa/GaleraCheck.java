package org.accountkit.jpa;

import java.util.Map;
import java.util.Optional;

/**
 * Checks that a connection to a Galera cluster sees what was committed through other servers of the cluster. A
 * transaction waits for that before its first statement only, so this has to hold for each kind of statement: after an
 * update that did not wait, the reads of the transaction do not wait either.
 */
final class GaleraCheck {

    /** Before reads, before updates and deletes, and before inserts. */
    private static final int EVERY_STATEMENT = 7;

    private GaleraCheck() {}

    /** Takes the variables of a session, by lower-case names. */
    static Optional<String> problem(Map<String, String> settings) {
        if (!isOn(settings, "wsrep_on")) {
            return Optional.empty();
        }
        if (isOn(settings, "wsrep_dirty_reads")) {
            return Optional.of("Galera answers from a server that has lost the cluster: set wsrep_dirty_reads=OFF.");
        }
        return waitsBeforeEveryStatement(settings)
                ? Optional.empty()
                : Optional.of("Galera may miss what was committed through another server: set wsrep_sync_wait=7 for"
                        + " connections, for instance by sessionVariables=wsrep_sync_wait=7 in the JDBC URL.");
    }

    private static boolean waitsBeforeEveryStatement(Map<String, String> settings) {
        return Optional.ofNullable(settings.get("wsrep_sync_wait"))
                .map(Integer::valueOf)
                .filter(bits -> (bits & EVERY_STATEMENT) == EVERY_STATEMENT)
                .isPresent();
    }

    private static boolean isOn(Map<String, String> settings, String name) {
        return "on".equalsIgnoreCase(settings.get(name));
    }
}
