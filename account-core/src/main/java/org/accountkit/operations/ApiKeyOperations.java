package org.accountkit.operations;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.ServiceContext;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.apikey.NewApiKey;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;

/** What an operator does with API keys. */
record ApiKeyOperations(ServiceContext context, UserStore users, ApiKeyStore keys, ApiKeyService service) {

    private static final int LONGEST_NAME = 100;

    NewApiKey issue(UserId userId, String name, Optional<Instant> expiresAt) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The name of an API key has 1 to " + LONGEST_NAME + " characters.");
        }
        UserId owner = owner(userId);
        return context.units().run(() -> {
            NewApiKey made = service.issue(owner, name, expiresAt);
            context.audit()
                    .byConsole(AuditEventType.API_KEY_GENERATION)
                    .about(owner)
                    .with("key", made.key().id())
                    .succeeded();
            context.notify(NoticeType.API_KEY_GENERATED, owner, RequestOrigin.unknown());
            return made;
        });
    }

    Optional<ApiKey> identify(Secret text) {
        return context.units().run(() -> {
            Optional<ApiKey> found = service.identify(text.reveal());
            found.ifPresent(key -> context.audit()
                    .byConsole(AuditEventType.API_KEY_IDENTIFICATION)
                    .about(key.owner())
                    .with("key", key.id())
                    .succeeded());
            return found;
        });
    }

    boolean remove(ApiKey key) {
        return context.units().run(() -> {
            boolean removed = keys.delete(key.owner(), key.id());
            if (removed) {
                context.audit()
                        .byConsole(AuditEventType.API_KEY_REMOVAL)
                        .about(key.owner())
                        .with("key", key.id())
                        .succeeded();
            }
            return removed;
        });
    }

    private UserId owner(UserId userId) {
        return users.find(userId).filter(context::sees).map(User::id).orElseThrow(RefusalCode.NOT_FOUND::refused);
    }
}
