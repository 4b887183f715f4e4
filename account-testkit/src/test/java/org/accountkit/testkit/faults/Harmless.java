package org.accountkit.testkit.faults;

import java.util.Map;

/** Changes that break no promise, with the reason. */
final class Harmless {

    private static final Map<String, String> REASONS = Map.of(
            "UserStore.update forgets the column createdAt", "it is not editable",
            "ApiKeyStore.add forgets the column lastUsedAt", "a new key was never used",
            "ApiKeyStore.replace forgets the column lastUsedAt", "a new key was never used");

    private Harmless() {}

    static boolean includes(Fault fault) {
        return REASONS.containsKey(fault.store() + '.' + fault.method().getName() + ' ' + fault.kind());
    }
}
