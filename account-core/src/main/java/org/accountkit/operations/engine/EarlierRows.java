package org.accountkit.operations.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.accountkit.user.Username;

/**
 * The rows of an import that have the most recent user names, so that a second row of the same name can be told from a
 * user who has existed for longer. An import may be of any size, so older rows are forgotten.
 */
final class EarlierRows {

    private static final int MOST = 100_000;

    private final Map<String, Long> rowByKey = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    /** Returns the earlier row of that name; notes this one if there is none. */
    Optional<Long> noteUnlessKnown(Username name, long row) {
        return Optional.ofNullable(rowByKey.putIfAbsent(name.key(), row));
    }
}
