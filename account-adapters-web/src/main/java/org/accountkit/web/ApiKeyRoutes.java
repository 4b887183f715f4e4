package org.accountkit.web;

import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.web.json.JsonObject;

/** The caller's API key of the settings page, whose name is empty. */
final class ApiKeyRoutes {

    private static final String PATH = "/api/me/api-key";

    private final ApiKeyService apiKeys;

    ApiKeyRoutes(AccountServices accounts) {
        this.apiKeys = accounts.apiKeys();
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, ApiKeyService.SHOW, this::show),
                Route.post(PATH, ApiKeyService.MANAGE, this::generate),
                Route.delete(PATH, ApiKeyService.MANAGE, this::remove));
    }

    private AccountResponse show(Call call) {
        Optional<ApiKey> key = apiKeys.show(call.caller());
        return AccountResponse.ok(new JsonObject()
                .put("present", key.isPresent())
                .putText("hint", key.map(ApiKey::hint))
                .putTime("createdAt", key.map(ApiKey::createdAt))
                .putTime("lastUsedAt", key.flatMap(ApiKey::lastUsedAt)));
    }

    private AccountResponse generate(Call call) {
        NewApiKey generated = apiKeys.generate(call.caller());
        return AccountResponse.created(new JsonObject()
                .put("apiKey", generated.text())
                .put("hint", generated.key().hint())
                .put("createdAt", generated.key().createdAt()));
    }

    private AccountResponse remove(Call call) {
        apiKeys.remove(call.caller());
        return AccountResponse.noContent();
    }
}
