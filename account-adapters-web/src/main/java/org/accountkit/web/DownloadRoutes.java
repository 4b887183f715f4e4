package org.accountkit.web;

import java.util.List;
import org.accountkit.AccountServices;
import org.accountkit.download.DownloadService;
import org.accountkit.download.DownloadToken;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.accountkit.web.json.JsonObject;
import org.accountkit.web.json.Malformed;

/** The download token and the state of downloads. */
final class DownloadRoutes {

    private static final String PATH = "/api/download-token";
    private static final BodyShape STATE = BodyShape.EMPTY.with("state", FieldType.TEXT);

    private final DownloadService downloads;

    DownloadRoutes(AccountServices accounts) {
        this.downloads = accounts.downloads();
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, DownloadService.SHOW, call -> AccountResponse.ok(view(downloads.show(call.caller())))),
                Route.post(
                        PATH,
                        DownloadService.MANAGE,
                        call -> AccountResponse.created(view(downloads.renew(call.caller())))),
                Route.patch(PATH, DownloadService.MANAGE, STATE, this::setState));
    }

    private AccountResponse setState(Call call) {
        DownloadState state = DownloadState.find(call.body().requiredText("state"))
                .orElseThrow(() -> Malformed.field("state", "unknown", "must be closed, required or open"));
        return AccountResponse.ok(view(downloads.setState(call.caller(), state)));
    }

    private static JsonObject view(DownloadToken token) {
        JsonObject view = new JsonObject().put("state", token.state().code());
        token.token().ifPresent(text -> view.put("token", text));
        return view.putTime("createdAt", token.createdAt()).putTime("lastUsedAt", token.lastUsedAt());
    }
}
