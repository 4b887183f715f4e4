/**
 * The one format of every opaque token. Start at {@link org.accountkit.token.engine.TokenFormat}.
 */
@NullMarked
package org.accountkit.token;

import org.jspecify.annotations.NullMarked;
