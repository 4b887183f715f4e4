package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordStore;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link PasswordStore}. Extend it to test your own implementation. */
public abstract class PasswordStoreContract extends PortContract {

    private static final PasswordHash OLD =
            new PasswordHash("$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$" + "aA0+/".repeat(8));
    private static final PasswordHash NEW = new PasswordHash("{SSHA512}" + "Zm9v".repeat(40));

    private PasswordStore passwords;

    /** For subclasses. */
    protected PasswordStoreContract() {}

    @BeforeEach
    void openPasswords() {
        passwords = stores.passwords();
    }

    @Test
    void findsNothingWhenEmpty() {
        assertThat(passwords.find(ada)).isEmpty();
    }

    @Test
    void returnsWhatWasStored() {
        passwords.set(ada, NEW, NOW);

        StoredPassword found = found();
        assertThat(found.hash()).isEqualTo(NEW);
        assertThat(found.changedAt()).isEqualTo(NOW);
        assertThat(passwords.find(bob)).isEmpty();
    }

    @Test
    void setsAPasswordUnconditionally() {
        passwords.set(ada, OLD, NOW);
        long before = found().version();

        passwords.set(ada, NEW, NOW.plusSeconds(1));

        assertThat(found().hash()).isEqualTo(NEW);
        assertThat(found().changedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(found().version()).isGreaterThan(before);
    }

    @Test
    void addsManyTogether() {
        passwords.addAll(Map.of(ada, OLD, bob, NEW), NOW);

        assertThat(found().hash()).isEqualTo(OLD);
        assertThat(found().changedAt()).isEqualTo(NOW);
        assertThat(passwords.find(bob).orElseThrow().hash()).isEqualTo(NEW);
    }

    @Test
    void replacesTheExpectedHash() {
        passwords.set(ada, OLD, NOW);
        long before = found().version();

        boolean won = passwords.replace(ada, NEW, before, NOW.plusSeconds(1));

        assertThat(won).isTrue();
        assertThat(found().hash()).isEqualTo(NEW);
        assertThat(found().changedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(found().version()).isGreaterThan(before);
    }

    @Test
    void replacesNothingAtAnotherVersion() {
        passwords.set(ada, OLD, NOW);
        StoredPassword before = found();

        assertThat(passwords.replace(ada, NEW, before.version() + 1, NOW)).isFalse();
        assertThat(passwords.replace(ada, NEW, before.version() - 1, NOW)).isFalse();

        assertThat(passwords.find(ada)).contains(before);
    }

    @Test
    void replacesNoMissingPassword() {
        assertThat(passwords.replace(ada, NEW, 0, NOW)).isFalse();

        assertThat(passwords.find(ada)).isEmpty();
    }

    @Test
    void letsOneOfSeveralConcurrentReplacementsWin() {
        passwords.set(ada, OLD, NOW);
        for (int round = 0; round < Race.ROUNDS; round++) {
            long version = found().version();

            assertThat(Race.winners(stores.unitOfWork(), () -> passwords.replace(ada, NEW, version, NOW)))
                    .isEqualTo(1);
        }
    }

    @Test
    void deletesAPassword() {
        passwords.set(ada, OLD, NOW);
        passwords.set(bob, NEW, NOW);

        passwords.delete(ada);

        assertThat(passwords.find(ada)).isEmpty();
        assertThat(passwords.find(bob)).isPresent();
    }

    @Test
    void findsTheSamePasswordsTogetherAsOneByOne() {
        passwords.set(ada, OLD, NOW);
        passwords.set(bob, NEW, NOW);

        assertThat(passwords.findAll(List.of(ada, UserId.random(), bob)))
                .as("findAll: the passwords of those who have one, as find returns them")
                .isEqualTo(Map.of(
                        ada,
                        passwords.find(ada).orElseThrow(),
                        bob,
                        passwords.find(bob).orElseThrow()));
        assertThat(passwords.findAll(List.of())).isEmpty();
    }

    private StoredPassword found() {
        return passwords.find(ada).orElseThrow();
    }
}
