package org.accountkit.throttle;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.user.Realm;

/** Stores attempt counters, shared by all nodes. */
public interface AttemptStore {

    /**
     * Finds a counter.
     *
     * @param key the key
     * @return its attempts; empty if it counts none
     */
    Optional<Attempts> find(AttemptKey key);

    /**
     * Finds several counters with one call.
     *
     * @param keys the keys
     * @return the counters that count any attempts
     */
    default Map<AttemptKey, Attempts> findAll(Collection<AttemptKey> keys) {
        Map<AttemptKey, Attempts> found = new HashMap<>();
        keys.forEach(key -> find(key).ifPresent(attempts -> found.put(key, attempts)));
        return found;
    }

    /**
     * Replaces a counter if it is still as expected, in a single conditional write.
     *
     * @param key the counter's key
     * @param expected the attempts that {@link #find} returned; empty if there were none
     * @param next the new attempts
     * @param staleFrom when a sweep may delete the counter, unless it changes before then; empty to keep it until it is
     *     reset
     * @return whether the write won; if not, another writer changed the counter first
     */
    boolean replace(AttemptKey key, Optional<Attempts> expected, Attempts next, Optional<Instant> staleFrom);

    /**
     * Resets a counter if it is still as expected, in a single conditional write.
     *
     * @param key the counter's key
     * @param expected the attempts that {@link #find} returned
     * @return whether the write won
     */
    boolean remove(AttemptKey key, Attempts expected);

    /**
     * Makes several changes with one call and in their order, each by a conditional write of its own.
     *
     * @param changes changes of different counters
     * @return those that did not win, because another writer changed the counter first; the others have been made
     * @throws org.accountkit.transaction.LostRaceException if another writer began one of the counters first; a store may
     *     throw this instead of returning that change
     */
    default List<Change> changeAll(List<Change> changes) {
        return changes.stream()
                .filter(change -> !change.next()
                        .map(next -> replace(change.key(), change.expected(), next, change.staleFrom()))
                        .orElseGet(() -> remove(change.key(), change.expected().orElseThrow())))
                .toList();
    }

    /**
     * Resets a counter.
     *
     * @param key the key
     */
    void remove(AttemptKey key);

    /**
     * Deletes stale counters.
     *
     * @param now deletes the counters that are stale at this time
     * @param most the maximum number of counters to delete
     * @return how many were deleted
     */
    int sweep(Instant now, int most);

    /**
     * The attempts counted under one key.
     *
     * @param count the number of attempts, at least 1
     * @param since the time of the first one, truncated to milliseconds
     * @param last the time of the last one, truncated to milliseconds
     */
    record Attempts(int count, Instant since, Instant last) {

        /**
         * Returns these attempts without times in the future, which come from a clock that has been corrected or from a
         * node whose clock is ahead.
         *
         * @param now the current time
         * @return the attempts, with {@code now} in place of every later time
         */
        public Attempts notAfter(Instant now) {
            return new Attempts(count, earlier(since, now), earlier(last, now));
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }

    /**
     * A change of a counter, if it is still as expected: {@link #replace} or {@link #remove(AttemptKey, Attempts)}.
     *
     * @param key the counter's key
     * @param expected the attempts that were found; empty if there were none
     * @param next the new attempts; empty to reset the counter
     * @param staleFrom when a sweep may delete the counter
     */
    record Change(AttemptKey key, Optional<Attempts> expected, Optional<Attempts> next, Optional<Instant> staleFrom) {

        /**
         * Checks that there is something to change.
         *
         * @throws IllegalArgumentException if nothing is expected and nothing is to be written
         */
        public Change {
            if (expected.isEmpty() && next.isEmpty()) {
                throw new IllegalArgumentException("A counter that does not exist cannot be reset.");
            }
        }
    }

    /**
     * The key of an attempt counter. It is a digest, so that the store contains no user names or addresses, not even
     * mistyped ones.
     *
     * @param value 43 characters of unpadded base64url, in which upper and lower case differ
     */
    record AttemptKey(String value) {

        /**
         * Returns the key of a counter.
         *
         * @param counter which counter, such as {@code password}
         * @param realm the realm
         * @param subject whose attempts are counted: the key of a user name, an id or an address
         * @return the key
         */
        public static AttemptKey of(String counter, Realm realm, String subject) {
            String whole = counter + '\0' + realm.name() + '\0' + subject;
            byte[] hash =
                    Hashing.sha256().hashString(whole, StandardCharsets.UTF_8).asBytes();
            return new AttemptKey(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        }
    }
}
