package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.accountkit.jpa.JpaStores;
import org.accountkit.secret.SealedSecret;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Threads of three nodes that all try the same at the same moment, round after round, while others write. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
abstract class NodeRacesContract {

    private static final int ROUNDS = NodesContract.ROUNDS;
    private static final int CONTESTANTS = 8;

    private final UserId ada = UserId.random();
    private Nodes nodes;
    private HostDatabase here;
    private JpaStores stores;

    abstract SharedDatabase database();

    @BeforeAll
    void launch() {
        nodes = Nodes.launchOn(database());
        IntStream.range(0, Nodes.NUMBER).forEach(number -> nodes.node(number).page());
        here = HostDatabase.open(nodes.settings());
        stores = here.stores();
        nodes.askAll(number -> "load");
    }

    @AfterAll
    void close() {
        if (nodes != null) {
            nodes.close();
            here.close();
        }
    }

    @Test
    @Tag("A60")
    void a60ATimeStepIsSpentOnce() {
        TotpCredential credential = new TotpCredential(
                UUID.randomUUID().toString(),
                Realm.DEFAULT,
                ada,
                TotpParameters.DEFAULT,
                Optional.of(SealedSecret.of("test", new byte[] {1})));
        stores.totps().addAll(List.of(credential), Instant.EPOCH);

        hasOneWinnerInEach(round -> "step " + CONTESTANTS + ' ' + ada.value() + ' ' + (round + 1));
    }

    @Test
    @Tag("A61")
    void a61ARecoveryCodeIsRedeemedOnce() {
        List<RecoveryCodeDigest> codes = IntStream.range(0, ROUNDS)
                .mapToObj(round -> RecoveryCodeDigest.of(digest(round)))
                .toList();
        stores.recoveryCodes().replaceAll(ada, codes);

        hasOneWinnerInEach(round ->
                "code " + CONTESTANTS + ' ' + ada.value() + ' ' + HexFormat.of().formatHex(digest(round)));
        assertThat(stores.recoveryCodes().count(ada)).isZero();
    }

    private static byte[] digest(int round) {
        return ByteBuffer.allocate(32).putInt(round).array();
    }

    @Test
    @Tag("A64")
    void a64EveryChangeThatWasAcknowledgedTookEffectOnce() {
        int acknowledged = 0;
        int unavailable = 0;
        for (int round = 0; round < ROUNDS / 10; round++) {
            int[] result = contest("epoch " + CONTESTANTS + ' ' + ada.value() + " -");
            acknowledged += result[0];
            unavailable += result[1];
        }

        assertThat(stores.accountStates().find(ada).map(AccountState::epoch))
                .as("the epoch after %d refusals", unavailable)
                .hasValue((long) acknowledged);
        assertThat(unavailable).as("refusals").isLessThan(acknowledged / 10);
    }

    @Test
    @Tag("A64")
    void a64EveryFailureIsCounted() {
        int acknowledged = 0;
        for (int round = 0; round < ROUNDS / 50; round++) {
            acknowledged += contest("failure " + CONTESTANTS + ' ' + ada.value() + " -")[0];
        }

        assertThat(stores.attempts().find(NodeContest.attempts(ada)).map(Attempts::count))
                .hasValue(acknowledged);
    }

    private void hasOneWinnerInEach(IntFunction<String> attempt) {
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(contest(attempt.apply(round)))
                    .as("winners, and threads without an answer, in round %d", round)
                    .containsExactly(1, 0);
        }
    }

    /** How many threads of all nodes succeeded, and to how many the database was unavailable. */
    private int[] contest(String attempt) {
        int[] sum = new int[2];
        for (String answer : nodes.askAll(number -> "contest " + attempt)) {
            assertThat(answer).matches("\\d+ \\d+");
            int[] numbers = Arrays.stream(answer.split(" ", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            sum[0] += numbers[0];
            sum[1] += numbers[1];
        }
        return sum;
    }
}
