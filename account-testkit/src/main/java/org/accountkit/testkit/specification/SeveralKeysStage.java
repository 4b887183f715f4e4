package org.accountkit.testkit.specification;

import java.util.Optional;
import java.util.Set;
import org.accountkit.AccountServices;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.apikey.ApiKeyService.ApiKeyRequest;
import org.accountkit.user.Right;
import org.junit.jupiter.api.BeforeEach;

/** A user who may have several API keys. */
abstract class SeveralKeysStage extends ServiceSpecification {

    static final int MOST = 3;

    AccountServices node;
    ApiKeyService keys;
    Person ada;

    /** For specifications. */
    SeveralKeysStage() {}

    @BeforeEach
    void signAdaIn() {
        world.role("operator", World.WRITE, World.REPORTS);
        world.denyingRole("readonly", World.WRITE);
        node = world.node(builder -> builder.apiKeysPerUser(MOST));
        keys = node.apiKeys();
        ada = world.person("ada", "operator");
    }

    final NewApiKey add(ApiKeyRequest wanted) {
        NewApiKey made = keys.add(ada.caller(), wanted);
        world.keepSecret(made.text());
        return made;
    }

    final Optional<Set<Right>> rightsOf(NewApiKey key) {
        return Person.byKey(node, key.text()).map(caller -> Set.copyOf(caller.rights()));
    }
}
