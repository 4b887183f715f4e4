package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.user.AccountState;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stores that take part in a host's transaction. */
class HostTransactionTest {

    private final Host host = new Host();
    private final JpaStores stores = JpaStores.joining(TestDatabase.h2().factory(), host);
    private final UnitOfWork units = stores.unitOfWork();
    private final UserId ada = UserId.random();

    @AfterEach
    void endTransaction() {
        host.rollBack();
    }

    @Test
    void commitsWithTheHost() {
        host.begin();
        stores.accountStates().raiseEpoch(ada);
        assertThat(epochSeenByOthers()).isZero();

        host.commit();

        assertThat(epochSeenByOthers()).isEqualTo(1);
    }

    @Test
    void rollsBackWithTheHost() {
        host.begin();
        units.execute(() -> stores.accountStates().raiseEpoch(ada));

        host.rollBack();

        assertThat(epochSeenByOthers()).isZero();
    }

    @Test
    void readsWhatWasWrittenInTheHostsTransaction() {
        host.begin();
        stores.accountStates().raiseEpoch(ada);
        stores.accountStates().raiseEpoch(ada);

        assertThat(stores.accountStates().find(ada).map(AccountState::epoch)).contains(2L);
    }

    @Test
    void leavesNothingBehindThatTheHostCouldReadAfterItChanged() {
        EntityManager entityManager = host.begin();
        stores.accountStates().raiseEpoch(ada);
        stores.accountStates().find(ada);
        stores.accountStates().raiseEpoch(ada);

        AccountStateRow read = entityManager.find(AccountStateRow.class, ada.value());

        assertThat(read.toState().epoch()).isEqualTo(2);
    }

    @Test
    void isActiveWhileTheHostsTransactionIs() {
        assertThat(units.active()).isFalse();

        host.begin();

        assertThat(units.active()).isTrue();
        assertThatThrownBy(() -> units.runApart(() -> 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesWhatFollowsTheCommitToTheHost() {
        List<String> followed = new ArrayList<>();
        host.begin();
        units.execute(() -> units.afterCommit(() -> followed.add("done")));
        assertThat(followed).isEmpty();

        host.commit();

        assertThat(followed).containsExactly("done");
    }

    @Test
    void tellsTheHostOfALostRaceAndRepeatsNothing() {
        List<String> tries = new ArrayList<>();
        host.begin();

        assertThatThrownBy(() -> units.execute(() -> {
                    tries.add("one");
                    throw new LostRaceException();
                }))
                .isInstanceOf(LostRaceException.class);

        assertThat(tries).hasSize(1);
    }

    @Test
    void hasUnitsOfItsOwnOutsideTheHostsTransaction() {
        List<String> followed = new ArrayList<>();

        units.execute(() -> {
            stores.accountStates().raiseEpoch(ada);
            units.afterCommit(() -> followed.add("done"));
        });

        assertThat(epochSeenByOthers()).isEqualTo(1);
        assertThat(followed).containsExactly("done");
    }

    private long epochSeenByOthers() {
        return TestDatabase.h2()
                .stores()
                .accountStates()
                .find(ada)
                .map(AccountState::epoch)
                .orElse(0L);
    }

    /** What a framework does for a host: one transaction, and what follows it. */
    private static final class Host implements HostTransaction {

        private final List<Runnable> afterCommit = new ArrayList<>();
        private Optional<EntityManager> current = Optional.empty();

        EntityManager begin() {
            EntityManager entityManager = TestDatabase.h2().factory().createEntityManager();
            entityManager.getTransaction().begin();
            current = Optional.of(entityManager);
            return entityManager;
        }

        void commit() {
            current.orElseThrow().getTransaction().commit();
            end();
            afterCommit.forEach(Runnable::run);
        }

        void rollBack() {
            current.ifPresent(entityManager -> entityManager.getTransaction().rollback());
            end();
        }

        private void end() {
            current.ifPresent(EntityManager::close);
            current = Optional.empty();
        }

        @Override
        public Optional<EntityManager> entityManager() {
            return current;
        }

        @Override
        public void afterCommit(Runnable action) {
            afterCommit.add(action);
        }
    }
}
