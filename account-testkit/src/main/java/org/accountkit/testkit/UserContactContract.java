package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.user.User;
import org.accountkit.user.User.Contact;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link UserStore} that stores contacts. Extend it to test your own implementation. */
@Promise("A UserStore")
public abstract class UserContactContract extends PortContract {

    private static final Contact WORK = new Contact("ada@example.org", false);
    private static final Contact HOME = new Contact("ad\u00e4@home.example", true);

    private UserStore users;

    /** For subclasses. */
    protected UserContactContract() {}

    @BeforeEach
    void openUsers() {
        assumeWritableUsers();
        users = stores.users();
    }

    private User added(Optional<Contact> contact) {
        User user = Samples.user(realm, "ada").withContact(contact);
        assertThat(users.add(user)).isTrue();
        return user;
    }

    private Optional<Contact> stored(User user) {
        return users.find(user.id()).orElseThrow().contact();
    }

    @Test
    void keepsAContactOrNone() {
        User user = added(Optional.of(WORK));
        User other = Samples.user(realm, "bob");
        assertThat(users.add(other)).isTrue();

        assertThat(stored(user)).contains(WORK);
        assertThat(stored(other)).isEmpty();
    }

    @Test
    void returnsTheContactWhereverItReturnsAUser() {
        User user = added(Optional.of(HOME));

        assertThat(users.findByName(realm, user.username())).contains(user);
        assertThat(users.findAll(List.of(user.id()))).containsExactly(user);
        assertThat(users.list(UserQuery.in(realm))).containsExactly(user);
        assertThat(stores.accessReader().account(user.id()).orElseThrow().user())
                .isEqualTo(user);
    }

    @Test
    void changesVerifiesAndRemovesAContact() {
        User user = added(Optional.empty());
        for (Optional<Contact> next : List.of(
                Optional.of(WORK),
                Optional.of(HOME),
                Optional.of(new Contact(HOME.mail(), false)),
                Optional.<Contact>empty())) {
            users.update(user.withContact(next));
            assertThat(stored(user)).isEqualTo(next);
        }
    }

    @Test
    void addsContactsOfSeveralUsers() {
        User user = new User(
                UserId.random(),
                realm,
                Username.of("ada"),
                "Ada Lovelace",
                "Wrote notes",
                false,
                Set.of("operator"),
                NOW,
                Optional.of(WORK));

        stores.unitOfWork().execute(() -> users.addAll(List.of(user)));

        assertThat(users.find(user.id())).contains(user);
    }
}
