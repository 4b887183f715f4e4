package org.accountkit.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.accountkit.AccountServices;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.administration.AccountLock;
import org.accountkit.administration.AccountQuery;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.Page;
import org.accountkit.administration.UserAdministration;
import org.accountkit.administration.UserEdit;
import org.accountkit.user.Role;
import org.accountkit.user.UserId;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.accountkit.web.json.JsonBody;
import org.accountkit.web.json.JsonObject;
import org.accountkit.web.json.Malformed;

/** Users, for administrators. */
final class UserRoutes {

    private static final String ALL = "/api/users";
    private static final String ONE = ALL + "/{id}";

    private static final BodyShape NEW_USER = BodyShape.EMPTY
            .with("username", FieldType.TEXT)
            .withOptional("fullName", FieldType.TEXT)
            .withOptional("description", FieldType.TEXT)
            .with("roles", FieldType.TEXTS)
            .with("password", FieldType.SECRET);

    private static final BodyShape EDIT = BodyShape.EMPTY
            .with("version", FieldType.INTEGER)
            .withOptional("reason", FieldType.TEXT)
            .withOptional("fullName", FieldType.TEXT)
            .withOptional("description", FieldType.TEXT)
            .withOptional("roles", FieldType.TEXTS)
            .withOptional("enabled", FieldType.BOOLEAN)
            .withOptional("twoFactorActive", FieldType.BOOLEAN)
            .withOptional("twoFactorRequired", FieldType.BOOLEAN)
            .withOptional("passwordChangeRequired", FieldType.BOOLEAN)
            .withOptional("password", FieldType.SECRET);

    private final UserAdministration users;

    UserRoutes(AccountServices accounts) {
        this.users = accounts.users();
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, UserAdministration.READ, this::list),
                Route.post(ALL, UserAdministration.MANAGE, NEW_USER, this::create),
                Route.get(ONE, UserAdministration.READ, this::show),
                Route.patch(ONE, UserAdministration.MANAGE, EDIT, this::edit),
                Route.delete(ONE, UserAdministration.MANAGE, onUser(users::delete)),
                Route.post(ONE + "/sign-out", UserAdministration.MANAGE, onUser(users::signOut)),
                Route.post(ONE + "/unlock", UserAdministration.MANAGE, onUser(users::unlock)),
                Route.delete(ONE + "/api-key", UserAdministration.MANAGE, onUser(users::removeApiKey)));
    }

    private static Route.Handler onUser(BiConsumer<Caller, UserId> action) {
        return call -> {
            action.accept(call.caller(), call.userId());
            return AccountResponse.noContent();
        };
    }

    private AccountResponse list(Call call) {
        AccountQuery wanted = wanted(call.query());
        Page<Account> page = users.list(call.caller(), wanted);
        JsonObject answer = new JsonObject()
                .putObjects("users", views(call.caller(), page.items()))
                .putText("next", page.next().map(Paging::cursor));
        if (call.query().flag("total").orElse(false)) {
            users.count(call.caller(), wanted.withAfter("")).ifPresent(total -> answer.put("total", total));
        }
        return AccountResponse.ok(answer);
    }

    private static AccountQuery wanted(QueryParameters query) {
        AccountQuery wanted = AccountQuery.all()
                .withSearch(Paging.search(query))
                .withAfter(Paging.afterName(query).orElse(""))
                .withLimit(Paging.limit(query));
        wanted = role(query).map(wanted::withRole).orElse(wanted);
        wanted = query.flag("enabled").map(wanted::withEnabled).orElse(wanted);
        wanted = query.flag("twoFactor").map(wanted::withTwoFactor).orElse(wanted);
        return query.flag("locked").map(wanted::withLocked).orElse(wanted);
    }

    private static Optional<String> role(QueryParameters query) {
        Optional<String> role = query.text("role");
        if (role.filter(name -> !Role.isName(name)).isPresent()) {
            throw Malformed.field("role", "role", "is not the name of a role");
        }
        return role;
    }

    private List<JsonObject> views(Caller caller, List<Account> accounts) {
        Map<UserId, List<AccountLock>> locks = users.locks(caller, accounts);
        return accounts.stream()
                .map(account -> Views.user(account, locks.getOrDefault(account.id(), List.of())))
                .toList();
    }

    private JsonObject view(Caller caller, Account account) {
        return views(caller, List.of(account)).get(0);
    }

    private AccountResponse show(Call call) {
        return AccountResponse.ok(view(call.caller(), users.find(call.caller(), call.userId())));
    }

    private AccountResponse create(Call call) {
        JsonBody body = call.body();
        NewUser wanted = NewUser.of(Fields.username(body, "username"), body.requiredSecret("password"))
                .withFullName(Fields.fullName(body).orElse(""))
                .withDescription(Fields.note(body, "description").orElse(""))
                .withRoles(Fields.roles(body, "roles").orElse(Set.of()));
        return AccountResponse.created(view(call.caller(), users.create(call.caller(), wanted)));
    }

    private AccountResponse edit(Call call) {
        JsonBody body = call.body();
        UserEdit.Builder edit = UserEdit.basedOn(body.requiredInteger("version"));
        Fields.note(body, "reason").ifPresent(edit::because);
        Fields.fullName(body).ifPresent(edit::fullName);
        Fields.note(body, "description").ifPresent(edit::description);
        Fields.roles(body, "roles").ifPresent(edit::roles);
        body.flag("enabled").ifPresent(edit::enabled);
        body.flag("twoFactorRequired").ifPresent(edit::twoFactorRequired);
        body.flag("passwordChangeRequired").ifPresent(edit::passwordChangeRequired);
        body.secret("password").ifPresent(edit::password);
        if (clearsTwoFactor(body)) {
            edit.clearTwoFactor();
        }
        return AccountResponse.ok(view(call.caller(), users.edit(call.caller(), call.userId(), edit.build())));
    }

    private static boolean clearsTwoFactor(JsonBody body) {
        if (body.flag("twoFactorActive").orElse(false)) {
            throw Malformed.field("twoFactorActive", "value", "can only be set to false");
        }
        return body.has("twoFactorActive");
    }
}
