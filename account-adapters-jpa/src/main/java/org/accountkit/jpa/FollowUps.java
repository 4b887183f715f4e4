package org.accountkit.jpa;

import java.util.ArrayList;
import java.util.List;

/** The actions that follow the commit of a unit of work. For use by one thread. */
final class FollowUps {

    private static final System.Logger LOG = System.getLogger(FollowUps.class.getName());

    private final List<Runnable> actions = new ArrayList<>();

    void add(Runnable action) {
        actions.add(action);
    }

    void run() {
        actions.forEach(FollowUps::run);
    }

    /** The unit has taken effect: a failure of an action must not look like a failure of the unit. */
    static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "An action after a commit failed: {0}",
                    e.getClass().getName());
        }
    }
}
