/** The one format of all opaque tokens. Start at {@link org.accountkit.token.engine.TokenFormat}. */
@NullMarked
package org.accountkit.token;

import org.jspecify.annotations.NullMarked;
