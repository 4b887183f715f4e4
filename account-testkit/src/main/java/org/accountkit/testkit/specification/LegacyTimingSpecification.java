package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.accountkit.AccountServices;
import org.accountkit.access.RequestOrigin;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.legacy.LegacyHashes;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What refusing an imported user costs, in evaluations of hashes. */
@Tag("A01")
public abstract class LegacyTimingSpecification extends ServiceSpecification {

    private static final PasswordHash BCRYPT =
            new PasswordHash("$2y$04$cuaOHrtMe4dfHQlcCKYE7OiL7X2BJE6J3X4A4Qpjbx387l/x6oLge");
    private static final String RIGHT = "old one";

    private final AtomicInteger legacy = new AtomicInteger();

    /** For subclasses. */
    protected LegacyTimingSpecification() {}

    /** What a refusal cost. */
    private record Cost(int current, int legacy) {}

    @BeforeEach
    void importSomebody() {
        Person imported = world.person("imported");
        world.person("ada");
        Person disabled = world.person("dan");
        world.edit(disabled, edit -> edit.enabled(false));
        world.stores.passwords().set(imported.id(), BCRYPT, world.clock.instant());
    }

    /** Documented: until the first sign-in, an imported user costs the old hash as well. */
    @Test
    void a01CostsTheLegacyHashOnTopUntilTheFirstSignIn() {
        AccountServices node = world.node(builder -> builder.legacyHashes(counting()));

        assertThat(cost(node, "imported", "wrong")).isEqualTo(new Cost(1, 1));
        assertThat(cost(node, "nobody", "wrong")).isEqualTo(new Cost(1, 0));
        assertThat(signIn(node, "imported", RIGHT)).isInstanceOf(SignedIn.class);

        assertThat(cost(node, "imported", "wrong")).isEqualTo(new Cost(1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "decompose\u0301d"})
    void a01CostsTheSameForEveryoneWhereALegacyHashIsImitated(String wrong) {
        AccountServices node =
                world.node(builder -> builder.legacyHashes(counting()).imitateLegacyHash(BCRYPT));
        Cost imported = cost(node, "imported", wrong);

        assertThat(imported.legacy()).isPositive();
        assertThat(cost(node, "nobody", wrong).legacy()).isEqualTo(imported.legacy());
        assertThat(cost(node, "ada", wrong)).isEqualTo(cost(node, "nobody", wrong));
        assertThat(cost(node, "dan", wrong)).isEqualTo(cost(node, "nobody", wrong));
        assertThat(imported.current()).isEqualTo(cost(node, "nobody", wrong).current());
    }

    @Test
    void rightPasswordsCostNoImitation() {
        AccountServices node =
                world.node(builder -> builder.legacyHashes(counting()).imitateLegacyHash(BCRYPT));

        signIn(node, "ada", World.PASSWORD);

        assertThat(legacy).hasValue(0);
    }

    @Test
    void onlyAReadableHashCanBeImitated() {
        assertThatThrownBy(() -> world.node(builder -> builder.imitateLegacyHash(new PasswordHash("nonsense"))))
                .hasMessageContaining("imitate");
    }

    private Cost cost(AccountServices node, String name, String wrong) {
        int current = world.hasher.verified();
        int before = legacy.get();
        assertRefused(INVALID_CREDENTIALS, () -> signIn(node, name, wrong));
        return new Cost(world.hasher.verified() - current, legacy.get() - before);
    }

    private static Object signIn(AccountServices node, String name, String password) {
        return node.signIn().signIn(name, secret(password), PresentedTokens.NONE, RequestOrigin.unknown());
    }

    private ForeignHashes counting() {
        ForeignHashes standard = LegacyHashes.standard();
        return hash -> standard.read(hash).map(Counted::new);
    }

    /** A legacy hash that counts how often it is computed. */
    private final class Counted implements ForeignHashes.Hash {

        private final ForeignHashes.Hash hash;

        Counted(ForeignHashes.Hash hash) {
            this.hash = hash;
        }

        @Override
        public boolean matches(Secret password) {
            legacy.incrementAndGet();
            return hash.matches(password);
        }

        @Override
        public Optional<Secret> digestOf(Secret password) {
            legacy.incrementAndGet();
            return hash.digestOf(password);
        }

        @Override
        public Optional<Secret> digest() {
            return hash.digest();
        }

        @Override
        public String withoutDigest() {
            return hash.withoutDigest();
        }
    }
}
