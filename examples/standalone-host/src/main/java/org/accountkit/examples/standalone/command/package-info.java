/** The commands of the standalone host: thin faces of {@link org.accountkit.operations.AccountOperations}. */
@NullMarked
package org.accountkit.examples.standalone.command;

import org.jspecify.annotations.NullMarked;
