package org.accountkit.apikey;

import org.accountkit.secret.Secret;

/**
 * A newly generated API key: the only time that its text can be shown.
 *
 * @param text the whole key
 * @param key the key's record
 */
public record NewApiKey(Secret text, ApiKey key) {}
