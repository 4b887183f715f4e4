/**
 * Strict reading and plain writing of JSON, for this module alone. Start at {@link org.accountkit.web.json.BodyShape}
 * and {@link org.accountkit.web.json.JsonObject}.
 */
@NullMarked
package org.accountkit.web.json;

import org.jspecify.annotations.NullMarked;
