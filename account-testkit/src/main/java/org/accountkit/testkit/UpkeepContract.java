package org.accountkit.testkit;

import static org.accountkit.download.DownloadToken.DownloadState.CLOSED;
import static org.accountkit.download.DownloadToken.DownloadState.OPEN;
import static org.accountkit.download.DownloadToken.DownloadState.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.accountkit.access.Account;
import org.accountkit.access.Account.TwoFactorStatus;
import org.accountkit.apikey.ApiKey;
import org.accountkit.download.DownloadTokenStore;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken.Made;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.TotpStore.PendingTotp;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.AccountState;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.Test;

/**
 * What an operator's upkeep needs of several stores: to read page by page of whom something is kept, and to end what a
 * restored backup revived.
 */
@Promise("Upkeep")
public abstract class UpkeepContract extends PortContract {

    /** For subclasses. */
    protected UpkeepContract() {}

    @Test
    void listsStatesInPages() {
        List<UserId> many = sorted(7);
        many.forEach(stores.accountStates()::raiseEpoch);

        List<UserId> found = pages(after -> stores.accountStates().list(after, 3).stream()
                .map(AccountState::userId)
                .toList());

        assertThat(found).doesNotHaveDuplicates().containsSubsequence(many);
        assertThat(stores.accountStates().list(Optional.of(many.get(5)), Integer.MAX_VALUE))
                .contains(new AccountState(many.get(6), 1, false, false, 0, Optional.empty()));
    }

    @Test
    void listsOwnersOfKeysInPages() {
        List<UserId> many = sorted(7);
        many.forEach(owner -> {
            addKey(owner, "");
            addKey(owner, "ci");
        });

        List<UserId> found = pages(after -> stores.apiKeys().owners(after, 3));

        assertThat(found).doesNotHaveDuplicates().containsSubsequence(many);
    }

    private static int byId(UserId one, UserId other) {
        return one.value().compareTo(other.value());
    }

    private static List<UserId> sorted(int count) {
        return Stream.generate(UserId::random)
                .limit(count)
                .sorted(UpkeepContract::byId)
                .toList();
    }

    private static List<UserId> pages(Function<Optional<UserId>, List<UserId>> pages) {
        List<UserId> all = new ArrayList<>();
        List<UserId> page = pages.apply(Optional.empty());
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            all.addAll(page);
            assertThat(all).as("the ids of all pages").doesNotHaveDuplicates();
            page = pages.apply(Optional.of(page.get(page.size() - 1)));
        }
        return all;
    }

    private void addKey(UserId owner, String name) {
        ApiKey key = new ApiKey(
                Samples.id(), owner, name, "ex_1…", NOW, Optional.empty(), Optional.empty(), Optional.empty());
        stores.apiKeys().replace(key, Samples.tokenDigest());
    }

    @Test
    void raisesAnEpochToAGivenOneAndNeverLowersIt() {
        stores.accountStates().addAll(List.of(new AccountState(ada, 3, true, true, 2, Optional.of(NOW))));

        assertThat(stores.accountStates().raiseEpochTo(ada, 3)).isFalse();
        assertThat(stores.accountStates().raiseEpochTo(ada, 2)).isFalse();
        assertThat(stores.accountStates().raiseEpochTo(ada, 1_800_000_000_000L)).isTrue();
        assertThat(stores.accountStates().raiseEpochTo(ada, 1_800_000_000_000L)).isFalse();

        assertThat(stores.accountStates().find(ada))
                .contains(new AccountState(ada, 1_800_000_000_000L, true, true, 2, Optional.of(NOW)));
    }

    @Test
    void raisesTheEpochOfAUserWithoutAState() {
        assertThat(stores.accountStates().raiseEpochTo(ada, 5)).isTrue();

        assertThat(stores.accountStates().find(ada))
                .contains(new AccountState(ada, 5, false, false, 0, Optional.empty()));
        assertThat(stores.accountStates().raiseEpoch(ada)).isEqualTo(6);
    }

    @Test
    void letsOneOfSeveralRaiseAnEpochToAGivenOne() {
        stores.accountStates().raiseEpoch(ada);
        for (int round = 0; round < Race.ROUNDS; round++) {
            long epoch = 10L + round;

            assertThat(Race.winners(
                            stores.unitOfWork(), () -> stores.accountStates().raiseEpochTo(ada, epoch)))
                    .isEqualTo(1);
        }
    }

    @Test
    void closesDownloadsWhoseTokensAreOlder() {
        DownloadTokenStore tokens = stores.downloadTokens();
        Made old = new Made(Samples.tokenDigest(), Samples.sealedSecret(), NOW.minusMillis(1));
        Made later = new Made(Samples.tokenDigest(), Samples.sealedSecret(), NOW);
        tokens.renew(realm, old);
        tokens.renew(otherRealm, later);
        tokens.recordUse(realm, NOW);

        assertThat(tokens.closeAll(NOW)).isPositive();

        assertThat(tokens.find(realm).orElse(StoredDownloadToken.NONE)).isEqualTo(StoredDownloadToken.NONE);
        assertThat(tokens.find(otherRealm))
                .contains(new StoredDownloadToken(REQUIRED, Optional.of(later), Optional.empty()));
        assertThat(tokens.closeAll(NOW)).isZero();
    }

    @Test
    void closesDownloadsThatAreOpen() {
        DownloadTokenStore tokens = stores.downloadTokens();
        tokens.setState(realm, OPEN);
        tokens.renew(otherRealm, new Made(Samples.tokenDigest(), Samples.sealedSecret(), NOW.minusMillis(1)));
        tokens.setState(otherRealm, OPEN);

        tokens.closeAll(NOW);

        assertThat(tokens.find(realm).orElse(StoredDownloadToken.NONE).state()).isEqualTo(CLOSED);
        assertThat(tokens.find(otherRealm).orElse(StoredDownloadToken.NONE)).isEqualTo(StoredDownloadToken.NONE);
    }

    @Test
    void takesNoExistingUserForADeletedOne() {
        User user = Samples.user(realm, "ada");
        plant(user);

        assertThat(stores.users().deletedAmong(List.of(user.id()))).isEmpty();
        assertThat(stores.users().deletedAmong(List.of())).isEmpty();
        assertThat(stores.users().deletedAmong(List.of(user.id(), bob))).isSubsetOf(bob);
    }

    @Test
    void keepsTheMarkOfAWeakSecretUntilAnotherOneTakesItsPlace() {
        TotpStore totps = stores.totps();
        TotpCredential weak = weak(ada, "older");
        totps.addAll(List.of(weak), NOW);

        assertThat(totps.find(ada).orElseThrow().credential()).isEqualTo(weak);
        assertThat(totps.statusOf(List.of(ada))).containsEntry(ada, TwoFactorStatus.NEEDS_ENROLMENT);
        assertThat(totps.reseal(List.of(weak.sealedAs(Samples.sealedSecret("newer"))), "older"))
                .isEqualTo(1);
        assertThat(totps.find(ada).orElseThrow().credential().weak()).isTrue();

        TotpCredential sound = Samples.totpCredential(ada);
        totps.offerPending(new PendingTotp(sound, NOW.plusSeconds(60), 5), NOW);
        assertThat(totps.activate(sound, 7, NOW)).isTrue();
        assertThat(totps.find(ada)).contains(new StoredTotp(sound, NOW, 7));
        assertThat(totps.statusOf(List.of(ada))).containsEntry(ada, TwoFactorStatus.ACTIVE);
    }

    @Test
    void showsTheAccountOfAUserWithAWeakSecret() {
        User user = Samples.user(realm, "ada");
        plant(user);
        stores.totps().addAll(List.of(weak(user.id(), "sample")), NOW);

        Account account = stores.accessReader().account(user.id()).orElseThrow();

        assertThat(account.twoFactor()).isEqualTo(TwoFactorStatus.NEEDS_ENROLMENT);
        assertThat(stores.accessReader().accounts(List.of(user))).containsExactly(account);
    }

    private static TotpCredential weak(UserId userId, String keyId) {
        TotpCredential sound = Samples.totpCredential(userId, keyId);
        return new TotpCredential(sound.id(), sound.realm(), userId, sound.parameters(), sound.sealed(), true);
    }
}
