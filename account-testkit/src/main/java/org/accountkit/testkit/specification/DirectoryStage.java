package org.accountkit.testkit.specification;

import static org.accountkit.testkit.specification.World.secret;

import java.util.Set;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/** A directory of the host's: the host puts users into it and removes them, and tells AccountKit nothing. */
abstract class DirectoryStage extends ServiceSpecification {

    /** For specifications. */
    DirectoryStage() {}

    /**
     * Puts a user into the directory, in place of the one with the same id. Override it where the
     * {@link org.accountkit.user.UserStore} is read-only.
     *
     * @param user what the directory says from now on
     */
    protected void plant(User user) {
        if (!world.stores.users().add(user)) {
            world.stores.users().update(user);
        }
    }

    /**
     * Removes a user from the directory. Override it where the {@link org.accountkit.user.UserStore} is read-only.
     *
     * @param id the user's id
     */
    protected void remove(UserId id) {
        world.stores.users().delete(id);
    }

    /** Adds a user to the directory, of whom AccountKit knows nothing. */
    final User planted(UserId id, String name, String... roles) {
        User user = new User(id, world.realm, Username.of(name), "", "", true, Set.of(roles), world.clock.instant());
        plant(user);
        return user;
    }

    /** Somebody of the directory, signed in with a password that the operator set. */
    final Person directoryUser(String name, String... roles) {
        User user = planted(UserId.random(), name, roles);
        world.accounts.operations().resetPassword(user.id(), secret(World.FIRST_PASSWORD));
        return world.settled(user.id(), name);
    }
}
