/**
 * API keys, which act with the rights their owner has at the time of use. Start at {@link
 * org.accountkit.apikey.ApiKeyService}.
 */
@NullMarked
package org.accountkit.apikey;

import org.jspecify.annotations.NullMarked;
