package org.accountkit.download;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.secret.Secret;

/**
 * The download token of a realm, for somebody who may see it.
 *
 * @param state who may download
 * @param token the token; empty when none was ever made
 * @param createdAt when it was made
 * @param lastUsedAt when it was last used, as far as that was written
 */
public record DownloadToken(
        DownloadState state, Optional<Secret> token, Optional<Instant> createdAt, Optional<Instant> lastUsedAt) {}
