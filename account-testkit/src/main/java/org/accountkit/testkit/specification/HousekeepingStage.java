package org.accountkit.testkit.specification;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A node whose housekeeping runs when the test says so. */
abstract class HousekeepingStage extends ServiceSpecification {

    final ManualExecutor executor = new ManualExecutor();
    Person ada;

    /** For specifications. */
    HousekeepingStage() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
    }

    @AfterEach
    void endExecutor() {
        executor.shutdownNow();
    }

    final AccountServices node(UnaryOperator<AccountServicesBuilder> wiring) {
        return wiring.apply(world.wiring().executor(executor)).build();
    }

    final void pass(Duration time) {
        world.clock.advance(time);
        executor.runRound();
    }

    final int sessions() {
        return world.stores.sessions().list(ada.id()).size();
    }
}
