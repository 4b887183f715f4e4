package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.NewUser;
import org.accountkit.password.PasswordService.PreparedPassword;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.TestHashers;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;

/** The Java examples of the page on transactions, compiled and run. */
class TransactionsDocumentTest {

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Path SOURCES = Path.of("src/test/java/org/accountkit/jpa");
    private static final Instant FRESH = Instant.parse("2100-01-01T00:00:00Z");

    @Test
    void showsOnlyWhatIsInTheseSources() throws IOException {
        String sources = source("JtaHost") + source("TransactionsDocumentTest");

        List<String> blocks = JAVA.matcher(Files.readString(Path.of("../docs/transactions.md")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(blocks).hasSize(2).allSatisfy(block -> assertThat(sources).contains(withoutSpace(block)));
    }

    private static String source(String type) throws IOException {
        return withoutSpace(Files.readString(SOURCES.resolve(type + ".java")));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void createsAUserAndAnOrder() {
        TestDatabase.h2().execute("drop table if exists host_order");
        TestDatabase.h2().execute("create table host_order (id varchar(40) primary key, number varchar(40) unique)");
        EntityManagerFactory factory = JtaUnit.onH2();
        HostTransaction host = new JtaHost(factory, JtaUnit.manager(), JtaUnit.registry());
        try (AccountServices accounts = AccountServices.builder()
                .stores(JpaStores.joining(factory, host))
                .masterKeys(MasterKeys.of("specification", Secret.ofText("master key of the specifications")))
                .productName("Example Console")
                .tokenPrefix("ex")
                .realm(new Realm("document-" + UUID.randomUUID()))
                .passwordHasher(TestHashers.cheapest())
                .forTests()
                .build()) {
            accounts.verify();
            create(accounts, host);
            assertThat(accounts.operations().find(Username.of("ada"))).isNotNull();
        }
        factory.close();
    }

    private static void create(AccountServices accounts, HostTransaction host) {
        Secret typed = Secret.ofText("correct horse battery staple");
        UserId root = accounts.operations().createAdministrator(Username.of("root"), typed, false);
        Caller administrator = accounts.caller(root, Credential.ofHost("1", FRESH), RequestOrigin.unknown())
                .orElseThrow();
        HostTransaction.NewTransaction transaction = host.newTransaction().orElseThrow();
        Orders orders = order -> host.entityManager().orElseThrow().persist(order);

        PreparedPassword password = accounts.passwords().prepare(Username.of("ada"), typed);
        transaction.run(() -> {
            orders.persist(new Order("1", "first order of ada"));
            accounts.users().create(administrator, NewUser.of(password));
        });
    }

    private interface Orders {
        void persist(Order order);
    }
}
