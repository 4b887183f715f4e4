/** How the host's observer is called. Not exported: for AccountKit's own use. */
@NullMarked
package org.accountkit.observation.engine;

import org.jspecify.annotations.NullMarked;
