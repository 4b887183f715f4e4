package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.WriterException;
import java.io.IOException;
import java.time.Duration;
import org.accountkit.AccountServices;
import org.accountkit.AccountStores;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.AccountStoresContract;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.MutableClock;
import org.accountkit.testkit.QrDrawing;
import org.accountkit.testkit.TestHashers;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.testkit.specification.AccountServicesSpecification;
import org.junit.jupiter.api.Test;

/** The examples in docs/testing.md that wire the parts themselves. */
class DocumentedTestsTest {

    private final byte[] png;

    DocumentedTestsTest() throws IOException, WriterException {
        png = QrDrawing.png("otpauth://totp/Example:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example");
    }

    @Test
    void parts() {
        MutableClock clock = new MutableClock();
        AccountServices accounts = AccountServices.builder()
                .stores(new InMemoryStores())
                .masterKeys(MasterKeys.of("test", Secret.ofBytes(new byte[32])))
                .productName("Example Console")
                .tokenPrefix("ex")
                .clock(clock)
                .passwordHasher(TestHashers.cheapest())
                .forTests()
                .build();

        VirtualAuthenticator phone = VirtualAuthenticator.scan(png);
        String code = phone.code(clock.instant());
        clock.advance(Duration.ofSeconds(30));

        assertThat(phone.code(clock.instant())).hasSize(6).isNotEqualTo(code);
        accounts.close();
    }

    @Test
    void ownAdapters() {
        assertThat(new MyStoresTest().stores()).isNotNull();
        assertThat(new ServicesOnMyStoresTest().stores()).isNotNull();
    }

    private static final class MyDatabase {

        static AccountStores stores() {
            return new InMemoryStores();
        }
    }

    /** Not run here: InMemoryStoresTest is the same on the same stores. */
    static class MyStoresTest extends AccountStoresContract {
        @Override
        protected AccountStores stores() {
            return MyDatabase.stores();
        }
    }

    /** Not run here: InMemoryServicesTest is the same on the same stores. */
    static class ServicesOnMyStoresTest extends AccountServicesSpecification {
        @Override
        protected AccountStores stores() {
            return MyDatabase.stores();
        }
    }
}
