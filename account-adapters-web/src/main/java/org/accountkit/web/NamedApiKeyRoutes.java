package org.accountkit.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.apikey.ApiKeyService.ApiKeyRequest;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.accountkit.web.json.JsonBody;
import org.accountkit.web.json.JsonObject;
import org.accountkit.web.json.Malformed;

/** All of the caller's API keys, where the host allows several. */
final class NamedApiKeyRoutes {

    private static final String ALL = "/api/me/api-keys";

    private static final BodyShape REQUEST = BodyShape.EMPTY
            .with("name", FieldType.TEXT)
            .withOptional("expiresAt", FieldType.TEXT)
            .withOptional("rights", FieldType.TEXTS);

    private final ApiKeyService apiKeys;

    NamedApiKeyRoutes(AccountServices accounts) {
        this.apiKeys = accounts.apiKeys();
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, ApiKeyService.SHOW, this::list),
                Route.post(ALL, ApiKeyService.MANAGE, REQUEST, this::add),
                Route.delete(ALL + "/{id}", ApiKeyService.MANAGE, this::remove));
    }

    private AccountResponse list(Call call) {
        return AccountResponse.ok(new JsonObject()
                .putObjects(
                        "keys",
                        apiKeys.list(call.caller()).stream()
                                .map(NamedApiKeyRoutes::listed)
                                .toList())
                .put("most", apiKeys.most()));
    }

    private AccountResponse add(Call call) {
        NewApiKey made = apiKeys.add(call.caller(), request(call.body()));
        return AccountResponse.created(view(made.key()).put("apiKey", made.text()));
    }

    private AccountResponse remove(Call call) {
        apiKeys.remove(call.caller(), call.id("id"));
        return AccountResponse.noContent();
    }

    private static ApiKeyRequest request(JsonBody body) {
        ApiKeyRequest named = ApiKeyRequest.named(name(body));
        ApiKeyRequest ending = expiresAt(body).map(named::expiringAt).orElse(named);
        return Fields.rights(body, "rights").map(ending::limitedTo).orElse(ending);
    }

    private static String name(JsonBody body) {
        String name = body.requiredText("name");
        if (!ApiKeyRequest.isName(name)) {
            throw Malformed.field(
                    "name", "key-name", "must be 1 to 64 visible characters, without leading or trailing spaces");
        }
        return name;
    }

    private static Optional<Instant> expiresAt(JsonBody body) {
        return body.text("expiresAt")
                .map(text -> Rfc3339.parse(text)
                        .orElseThrow(() -> Malformed.field("expiresAt", "time", "must be an RFC 3339 time")));
    }

    private static JsonObject listed(ApiKey key) {
        return view(key).putTime("lastUsedAt", key.lastUsedAt());
    }

    private static JsonObject view(ApiKey key) {
        JsonObject view = new JsonObject()
                .put("id", key.id())
                .put("name", key.name())
                .put("hint", key.hint())
                .put("createdAt", key.createdAt())
                .putTime("expiresAt", key.expiresAt());
        key.rights().ifPresent(rights -> view.putTexts("rights", Views.names(rights)));
        return view;
    }
}
