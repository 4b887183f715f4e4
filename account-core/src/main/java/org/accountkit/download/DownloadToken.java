package org.accountkit.download;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.secret.Secret;

/**
 * The download token of a realm, as shown to a caller who may see it.
 *
 * @param state who may download
 * @param token the token; empty if none has been created
 * @param createdAt when it was created
 * @param lastUsedAt when it was last used, as far as that has been written
 */
public record DownloadToken(
        DownloadState state, Optional<Secret> token, Optional<Instant> createdAt, Optional<Instant> lastUsedAt) {}
