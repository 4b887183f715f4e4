package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the first start on an empty database creates. */
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

    private static final Pattern PRINTED = Pattern.compile("sign in as admin with the password (\\S+) and change it");

    private final String database = UUID.randomUUID().toString();

    @Test
    void aGeneratedPasswordIsPrintedOnceAndHasToBeChanged(CapturedOutput output) {
        try (ConfigurableApplicationContext first = start("accountkit.first-administrator.password=")) {
            Matcher printed = PRINTED.matcher(output);
            assertThat(printed.find()).isTrue();
            assertThat(signIn(first, "admin", printed.group(1))
                            .account()
                            .state()
                            .passwordChangeRequired())
                    .isTrue();
        }
        try (ConfigurableApplicationContext second = start("accountkit.first-administrator.password=")) {
            assertThat(second.isRunning()).isTrue();
        }

        assertThat(PRINTED.matcher(output).results()).hasSize(1);
    }

    @Test
    void aGivenPasswordIsNotPrinted(CapturedOutput output) {
        try (ConfigurableApplicationContext context = start("accountkit.first-administrator.username=root")) {
            assertThat(signIn(context, "root", Shops.PASSWORD).account().state().passwordChangeRequired())
                    .isFalse();
        }

        assertThat(output).doesNotContain(Shops.PASSWORD);
    }

    @Test
    void anUnusablePasswordEndsTheStartAndIsNotPrinted(CapturedOutput output) {
        List<Thread> ofOtherTests = ServicesTest.housekeepers();

        assertThatThrownBy(() -> start("accountkit.first-administrator.password=qwertz"));

        assertThat(output).contains("accountkit.first-administrator.password").doesNotContain("qwertz");
        assertThat(ofOtherTests).containsAll(ServicesTest.housekeepers());
    }

    @Test
    void theApplicationMayDoWithoutOne() {
        try (ConfigurableApplicationContext context = start("accountkit.first-administrator.enabled=false")) {
            assertThat(context.getBean(AccountServices.class).operations().isEmpty())
                    .isTrue();
        }
    }

    @Test
    void rolesOfThePropertiesExist() {
        try (ConfigurableApplicationContext context = start("accountkit.roles.clerk.grants=orders.read,orders.write")) {
            assertThat(context.getBean(JdbcTemplate.class)
                            .queryForList("select right_name from account_role_right", String.class))
                    .containsExactlyInAnyOrder("orders.read", "orders.write");
        }
    }

    private ConfigurableApplicationContext start(String... properties) {
        String[] all = Arrays.copyOf(properties, properties.length + 1);
        all[properties.length] = "spring.main.web-application-type=none";
        return Shops.start(database, all);
    }

    private static Caller signIn(ConfigurableApplicationContext context, String username, String password) {
        AccountServices accounts = context.getBean(AccountServices.class);
        accounts.operations().find(Username.of(username));
        SignedIn result = (SignedIn) accounts.signIn()
                .signIn(username, Secret.ofText(password), PresentedTokens.NONE, RequestOrigin.unknown());
        return accounts.sessions()
                .authenticate(result.session(), RequestOrigin.unknown())
                .orElseThrow();
    }
}
