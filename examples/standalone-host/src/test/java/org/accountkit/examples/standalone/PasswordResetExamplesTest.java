package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.accountkit.AccountServices;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.NewUser;
import org.accountkit.notification.Notice;
import org.accountkit.notification.Notifier;
import org.accountkit.reset.PasswordResetService.IssuedReset;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.AccountFixture;
import org.accountkit.user.User.Contact;
import org.accountkit.user.Username;
import org.accountkit.web.AccountRoutes;
import org.junit.jupiter.api.Test;

/** The Java examples in {@code docs/password-reset.md}, compiled and run. */
class PasswordResetExamplesTest {

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String SOURCE = "examples/standalone-host/src/test/java/"
            + PasswordResetExamplesTest.class.getName().replace('.', '/') + ".java";

    @Test
    void everyExampleIsInThisSource() throws IOException {
        String source = withoutSpace(Files.readString(Repository.file(SOURCE)));
        String text = Files.readString(Repository.file("docs/password-reset.md"));

        assertThat(JAVA.matcher(text).results().map(match -> match.group(1)).toList())
                .hasSize(5)
                .allSatisfy(block -> assertThat(source).contains(withoutSpace(block)));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void aMailedLinkSetsThePasswordOfAnInvitedUser() {
        List<String> mails = new ArrayList<>();
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
        Notifier mailer = new Mailer((address, text) -> mails.add(address + ' ' + text));
        try (AccountFixture fixture =
                AccountFixture.open(builder -> builder.executor(executor).notifier(mailer))) {
            invite(fixture);
            request(fixture.accounts(), "ada", RequestOrigin.unknown());
            executor.shutdown();
            assertThat(awaited(executor)).isTrue();
            assertThat(mails).hasSize(1);
            assertThat(mails.get(0)).startsWith("ada@example.org https://console.example/account/#/reset/testr_");

            String token = mails.get(0).substring(mails.get(0).lastIndexOf('/') + 1);
            complete(fixture.accounts(), Secret.ofText(token), Secret.ofText("an altogether different one"));
        }
    }

    private static boolean awaited(ScheduledThreadPoolExecutor executor) {
        try {
            return executor.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void invite(AccountFixture fixture) {
        AccountServices accounts = fixture.accounts();
        Caller administrator = fixture.administrator().caller();

        Account ada = accounts.users()
                .create(
                        administrator,
                        NewUser.invited(Username.of("ada")).withContact(new Contact("ada@example.org", true)));
        IssuedReset invitation = accounts.passwordResets().issue(administrator, ada.id(), Optional.of("new colleague"));

        assertThat(invitation.expiresAt()).isAfter(fixture.clock().instant());
    }

    private static void request(AccountServices accounts, String typedName, RequestOrigin origin) {
        AccountRoutes routes =
                AccountRoutes.builder(accounts).passwordReset(true).build();

        assertThat(routes).isNotNull();
        accounts.passwordResets().request(typedName, origin);
    }

    private static void complete(AccountServices accounts, Secret token, Secret newPassword) {
        RequestOrigin origin = RequestOrigin.unknown();
        accounts.passwordResets().complete(token, newPassword, Optional.empty(), origin);
    }

    static final class Mailer implements Notifier {

        private final BiConsumer<String, String> mail;

        Mailer(BiConsumer<String, String> mail) {
            this.mail = mail;
        }

        @Override
        public void notify(Notice notice) {}

        @Override
        public void deliverPasswordReset(PasswordResetNotice notice) {
            String link =
                    "https://console.example/account/#/reset/" + notice.token().reveal();
            notice.user().contact().filter(Contact::verified).ifPresent(contact -> mail.accept(contact.mail(), link));
        }
    }
}
