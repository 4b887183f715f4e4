package org.accountkit.web;

import java.util.List;
import org.accountkit.AccountServices;
import org.accountkit.profile.ProfileService;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.accountkit.web.json.JsonBody;
import org.accountkit.web.json.JsonObject;

/** What the caller may change about the own user. */
final class ProfileRoutes {

    private static final String ME = "/api/me";

    private static final BodyShape EDIT =
            BodyShape.EMPTY.with("version", FieldType.INTEGER).with("fullName", FieldType.TEXT);

    private final ProfileService profile;

    ProfileRoutes(AccountServices accounts) {
        this.profile = accounts.profile();
    }

    List<Route> routes() {
        return List.of(
                Route.get(ME, ProfileService.SHOW, this::show), Route.patch(ME, ProfileService.EDIT, EDIT, this::edit));
    }

    private AccountResponse show(Call call) {
        return AccountResponse.ok(new JsonObject()
                .put("user", Views.user(call.caller().account()))
                .put("editable", profile.isEditable()));
    }

    private AccountResponse edit(Call call) {
        JsonBody body = call.body();
        long version = body.requiredInteger("version");
        String fullName = Fields.fullName(body).orElseThrow();
        return AccountResponse.ok(Views.user(profile.rename(call.caller(), version, fullName)));
    }
}
