package org.accountkit.examples.standalone;

import org.accountkit.user.Right;

/** The rights that this host declares alongside AccountKit's. */
final class HostRights {

    static final Right HELLO_WRITE = new Right("hello.write");

    private HostRights() {}
}
