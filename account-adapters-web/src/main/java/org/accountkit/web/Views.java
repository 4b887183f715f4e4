package org.accountkit.web;

import java.util.Collection;
import java.util.List;
import org.accountkit.access.Account;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.access.Caller;
import org.accountkit.administration.AccountLock;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.User.Contact;
import org.accountkit.web.json.JsonObject;

/** JSON views that several routes share. */
final class Views {

    private Views() {}

    static JsonObject user(Account account) {
        User user = account.user();
        return new JsonObject()
                .put("id", user.id().value())
                .put("username", user.username().text())
                .put("fullName", user.fullName())
                .put("description", user.description())
                .putTexts("roles", user.roles().stream().sorted().toList())
                .put("enabled", user.enabled())
                .put("twoFactorActive", account.twoFactorActive())
                .put("twoFactorRequired", account.state().twoFactorRequired())
                .put("passwordChangeRequired", account.state().passwordChangeRequired())
                .put("apiKeyPresent", account.apiKeyPresent())
                .put("createdAt", user.createdAt())
                .putTime("lastSignInAt", account.state().lastSignInAt())
                .put("version", account.state().version());
    }

    /** Returns a user as administrators see them. */
    static JsonObject user(Account account, List<AccountLock> locks) {
        JsonObject view = user(account)
                .putObjects("locks", locks.stream().map(Views::lock).toList());
        account.user().contact().map(Views::contact).ifPresent(contact -> view.put("contact", contact));
        return view;
    }

    private static JsonObject contact(Contact contact) {
        return new JsonObject().put("mail", contact.mail()).put("verified", contact.verified());
    }

    private static JsonObject lock(AccountLock lock) {
        return new JsonObject().put("kind", lock.kind().code()).putTime("until", lock.until());
    }

    static JsonObject role(Role role) {
        return new JsonObject()
                .put("name", role.name())
                .putTexts("grants", names(role.grants()))
                .putTexts("denies", names(role.denies()));
    }

    /** Returns the caller's user and rights. */
    static JsonObject caller(Caller caller) {
        return new JsonObject().put("user", user(caller.account())).putTexts("rights", names(caller.rights()));
    }

    static List<String> pendingActions(Caller caller) {
        return caller.pendingActions().stream().map(PendingAction::code).toList();
    }

    static List<String> names(Collection<Right> rights) {
        return rights.stream().sorted().map(Right::name).toList();
    }
}
