package org.accountkit.password;

import java.util.Optional;
import org.accountkit.secret.Secret;

/**
 * What ended when a user changed the password.
 *
 * @param endedSessions how many other sessions ended
 * @param apiKeyRevoked whether API keys were revoked; always false unless the host asks for it
 * @param token the new token of the current session, which remains; empty for a session that the host keeps
 */
public record PasswordChange(int endedSessions, boolean apiKeyRevoked, Optional<Secret> token) {}
