package org.accountkit.web;

import java.util.List;
import java.util.Set;
import org.accountkit.AccountServices;
import org.accountkit.administration.RoleAdministration;
import org.accountkit.administration.RoleAdministration.RoleEdit;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.accountkit.web.json.JsonBody;
import org.accountkit.web.json.JsonObject;

/** Roles, for administrators. */
final class RoleRoutes {

    private static final String ALL = "/api/roles";
    private static final String ONE = ALL + "/{name}";

    private static final BodyShape NEW_ROLE = BodyShape.EMPTY
            .with("name", FieldType.TEXT)
            .with("grants", FieldType.TEXTS)
            .with("denies", FieldType.TEXTS);

    private static final BodyShape EDIT =
            BodyShape.EMPTY.withOptional("grants", FieldType.TEXTS).withOptional("denies", FieldType.TEXTS);

    private final RoleAdministration roles;

    RoleRoutes(AccountServices accounts) {
        this.roles = accounts.roles();
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, RoleAdministration.READ, this::list),
                Route.post(ALL, RoleAdministration.MANAGE, NEW_ROLE, this::create),
                Route.patch(ONE, RoleAdministration.MANAGE, EDIT, this::edit),
                Route.delete(ONE, RoleAdministration.MANAGE, this::delete));
    }

    private AccountResponse list(Call call) {
        return AccountResponse.ok(new JsonObject()
                .putObjects(
                        "roles",
                        roles.list(call.caller()).stream().map(Views::role).toList())
                .putTexts("rights", Views.names(roles.rights(call.caller()))));
    }

    private AccountResponse create(Call call) {
        JsonBody body = call.body();
        return AccountResponse.created(Views.role(roles.create(
                call.caller(),
                body.requiredText("name"),
                Fields.rights(body, "grants").orElse(Set.of()),
                Fields.rights(body, "denies").orElse(Set.of()))));
    }

    private AccountResponse edit(Call call) {
        RoleEdit edit = new RoleEdit(Fields.rights(call.body(), "grants"), Fields.rights(call.body(), "denies"));
        return AccountResponse.ok(Views.role(roles.edit(call.caller(), call.id("name"), edit)));
    }

    private AccountResponse delete(Call call) {
        roles.delete(call.caller(), call.id("name"));
        return AccountResponse.noContent();
    }
}
