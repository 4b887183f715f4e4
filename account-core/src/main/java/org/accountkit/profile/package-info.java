/** What users may change about themselves. Start at {@link org.accountkit.profile.ProfileService}. */
@NullMarked
package org.accountkit.profile;

import org.jspecify.annotations.NullMarked;
