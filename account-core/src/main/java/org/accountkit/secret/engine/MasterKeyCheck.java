package org.accountkit.secret.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.accountkit.secret.MasterKeyStore;
import org.accountkit.secret.SealedSecret;
import org.accountkit.secret.Secret;
import org.accountkit.secret.SecretProtector;
import org.accountkit.secret.SecretProtector.SealContext;
import org.accountkit.secret.SecretProtector.UnsealableException;
import org.accountkit.user.Realm;

/** Compares the available master keys with those that sealed the secrets in the database. */
public final class MasterKeyCheck {

    private static final Secret CHECK = Secret.ofText("AccountKit master key check");

    private MasterKeyCheck() {}

    /**
     * Checks every key that has ever sealed secrets here, and records the sealing key if it is new.
     *
     * @param protector unseals the check values
     * @param store the store for check values
     * @return one sentence per problem; empty if all keys fit
     */
    public static List<String> problems(SecretProtector protector, MasterKeyStore store) {
        Map<String, SealedSecret> known = store.checkValues();
        List<String> problems = known.entrySet().stream()
                .flatMap(entry -> problem(protector, entry.getKey(), entry.getValue()))
                .toList();
        String sealing = protector.sealingKeyId();
        if (problems.isEmpty() && !known.containsKey(sealing)) {
            SealedSecret check = protector.seal(CHECK, context(sealing));
            return store.addIfAbsent(sealing, check) ? List.of() : problems(protector, store);
        }
        return problems;
    }

    private static Stream<String> problem(SecretProtector protector, String keyId, SealedSecret sealed) {
        if (!protector.keyIds().contains(keyId)) {
            return Stream.of("Master key '" + keyId + "' is missing: it sealed secrets that are in the database.");
        }
        try (Secret opened = protector.open(sealed, context(keyId))) {
            return opened.matches(CHECK) ? Stream.of() : Stream.of(wrong(keyId));
        } catch (UnsealableException e) {
            return Stream.of(wrong(keyId));
        }
    }

    private static String wrong(String keyId) {
        return "Master key '" + keyId + "' is not the one that sealed the secrets in the database.";
    }

    private static SealContext context(String keyId) {
        return new SealContext(Realm.DEFAULT, "master-key-check", "", keyId);
    }
}
