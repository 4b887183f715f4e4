/** A host in one process: Jetty, Hibernate and AccountKit. */
@NullMarked
package org.accountkit.examples.standalone;

import org.jspecify.annotations.NullMarked;
