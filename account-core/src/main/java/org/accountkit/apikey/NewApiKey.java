package org.accountkit.apikey;

import org.accountkit.secret.Secret;

/**
 * An API key right after it was generated: the only time that it can be seen.
 *
 * @param text the whole key
 * @param key what is known of it afterwards
 */
public record NewApiKey(Secret text, ApiKey key) {}
