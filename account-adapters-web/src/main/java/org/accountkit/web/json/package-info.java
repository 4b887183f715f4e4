/**
 * Parses JSON strictly and writes it plainly, for this module only. Start at {@link org.accountkit.web.json.BodyShape}
 * and {@link org.accountkit.web.json.JsonObject}.
 */
@NullMarked
package org.accountkit.web.json;

import org.jspecify.annotations.NullMarked;
