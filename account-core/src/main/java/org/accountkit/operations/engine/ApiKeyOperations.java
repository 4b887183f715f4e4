package org.accountkit.operations.engine;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.engine.ApiKeyIssuer;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;

/**
 * An operator's work with API keys, audited as {@code console}.
 *
 * @param context unit of work, audit trail and notifier
 * @param users the store for users, who own the keys
 * @param issuer issues keys
 */
public record ApiKeyOperations(ServiceContext context, UserStore users, ApiKeyIssuer issuer) {

    private static final int LONGEST_NAME = 100;

    /**
     * Issues a key, replacing an older one of that name.
     *
     * @param userId the id of the user whose rights the key has
     * @param name 1 to 100 characters
     * @param expiresAt when it expires; empty for never
     * @return the key, shown only this once
     */
    public NewApiKey issue(UserId userId, String name, Optional<Instant> expiresAt) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "The name of an API key must have 1 to " + LONGEST_NAME + " characters.");
        }
        return context.operatingOn(userId, () -> {
            UserId owner = owner(userId);
            NewApiKey made = issuer.issue(owner, name, expiresAt);
            context.audit()
                    .byConsole(AuditEventType.API_KEY_GENERATION)
                    .about(owner)
                    .with("key", made.key().id())
                    .succeeded();
            context.notify(NoticeType.API_KEY_GENERATED, owner, RequestOrigin.unknown());
            return made;
        });
    }

    /**
     * Finds the key behind a text.
     *
     * @param text any text
     * @return the key's record
     */
    public Optional<ApiKey> identify(Secret text) {
        return context.units().run(() -> {
            Optional<ApiKey> found = issuer.identify(text);
            found.ifPresent(key -> context.audit()
                    .byConsole(AuditEventType.API_KEY_IDENTIFICATION)
                    .about(key.owner())
                    .with("key", key.id())
                    .succeeded());
            return found;
        });
    }

    /**
     * Removes a key.
     *
     * @param key the key to remove
     * @return whether it still existed
     */
    public boolean remove(ApiKey key) {
        return context.units().run(() -> {
            boolean removed = issuer.keys().delete(key.owner(), key.id());
            if (removed) {
                context.audit()
                        .byConsole(AuditEventType.API_KEY_REMOVAL)
                        .about(key.owner())
                        .with("key", key.id())
                        .succeeded();
                context.notify(NoticeType.API_KEY_REMOVED, key.owner(), RequestOrigin.unknown());
            }
            return removed;
        });
    }

    private UserId owner(UserId userId) {
        return users.find(userId).filter(context::sees).map(User::id).orElseThrow(RefusalCode.NOT_FOUND::refused);
    }
}
