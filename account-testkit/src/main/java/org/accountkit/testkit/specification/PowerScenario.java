package org.accountkit.testkit.specification;

import static org.accountkit.testkit.specification.World.REPORTS;
import static org.accountkit.testkit.specification.World.WRITE;
import static org.accountkit.testkit.specification.World.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.accountkit.access.RefusedException;
import org.accountkit.administration.NewUser;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;

/** Users with more and fewer rights, who may want power over each other. */
abstract class PowerScenario extends ServiceSpecification {

    static final List<String> HOLDERS = List.of("nobody", "plain", "writer", "denied-writer", "administrator");
    static final Map<String, List<String>> OTHER_ROLES = Map.of(
            "plain", List.of(),
            "writer", List.of("grants-write"),
            "denied-writer", List.of("grants-write", "denies-write"),
            "administrator", List.of(Role.ADMINISTRATOR));

    /** For specifications. */
    PowerScenario() {}

    @BeforeEach
    void createRoles() {
        world.role("grants-write", WRITE);
        world.denyingRole("denies-write", WRITE);
        world.role("manages-roles", Right.ROLES_READ, Right.ROLES_MANAGE);
        world.role("reads-reports", REPORTS);
        world.role("manages-users", Right.USERS_READ, Right.USERS_MANAGE, Right.ROLES_READ);
    }

    User createUser(String kind, String... moreRoles) {
        List<String> roles = new ArrayList<>(OTHER_ROLES.getOrDefault(kind, List.of()));
        roles.addAll(List.of(moreRoles));
        NewUser wanted = NewUser.of(Username.of("user-" + kind), secret(World.FIRST_PASSWORD))
                .withRoles(roles);
        return world.accounts.users().create(world.root().caller(), wanted).user();
    }

    static String outcome(Runnable change) {
        try {
            change.run();
            return "ok";
        } catch (RefusedException e) {
            return e.code().code();
        }
    }
}
