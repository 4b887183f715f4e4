package org.accountkit.session;

import java.util.Optional;
import org.accountkit.secret.Secret;

/**
 * What a security change did to its user's sessions.
 *
 * @param endedSessions how many sessions ended
 * @param token the new token of the current session, which remains; empty for a session that the host keeps
 */
public record Renewal(int endedSessions, Optional<Secret> token) {}
