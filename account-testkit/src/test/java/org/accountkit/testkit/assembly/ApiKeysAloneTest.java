package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.LastUse;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.ServiceContext;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.MutableClock;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;

/** A host that has everything but API keys takes those, and no more. */
class ApiKeysAloneTest {

    private final InMemoryStores stores = new InMemoryStores();
    private final MutableClock clock = new MutableClock();
    private final ServiceContext context = ServiceContext.of("ex", stores.unitOfWork(), stores.auditLog(), clock);
    private final ApiKeyService keys = new ApiKeyService(
            context, stores.accessReader(), stores.apiKeys(), new LastUse(stores.apiKeys()::recordUse));

    @Test
    void authenticatesByAKeyThatItGenerated() {
        User ada =
                new User(UserId.random(), Realm.DEFAULT, Username.of("ada"), "", "", true, Set.of(), clock.instant());
        stores.users().add(ada);
        Account account = stores.accessReader().account(ada.id()).orElseThrow();
        Credential hostSession = Credential.ofHost("session-1", clock.instant().plusSeconds(60));
        Caller caller = new Caller(account, context.rights(), hostSession, RequestOrigin.unknown());

        String key = keys.generate(caller).text().reveal();

        Optional<Caller> byKey = keys.authenticate(key, RequestOrigin.unknown());
        assertThat(byKey.map(Caller::userId)).contains(ada.id());
    }
}
