package org.accountkit.password.engine;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordHasher.PasswordCheck;
import org.accountkit.password.Peppers;
import org.accountkit.secret.Secret;

/** Recognizes how a stored hash was made, and checks a password against it in the same way. */
final class HashChecker {

    private static final System.Logger LOG = System.getLogger(HashChecker.class.getName());

    private final PasswordHasher hasher;
    private final ForeignHashes foreign;
    private final Optional<Peppers> peppers;

    HashChecker(PasswordHasher hasher, ForeignHashes foreign, Optional<Peppers> peppers) {
        this.hasher = hasher;
        this.foreign = foreign;
        this.peppers = peppers;
    }

    PasswordCheck check(PasswordHash stored, Secret typed, Secret normalized) {
        Optional<PepperedHash> peppered = PepperedHash.parse(stored);
        if (peppered.isPresent()) {
            return checkPeppered(peppered.get(), normalized);
        }
        Optional<StrengthenedHash> strengthened = StrengthenedHash.parse(stored);
        if (strengthened.isPresent()) {
            return eitherSpelling(typed, normalized, password -> checkStrengthened(strengthened.get(), password));
        }
        PasswordCheck check = hasher.verify(normalized, stored);
        if (check == PasswordCheck.UNREADABLE) {
            return eitherSpelling(typed, normalized, password -> checkForeign(stored, password));
        }
        return check == PasswordCheck.MATCH && peppers.isPresent() ? PasswordCheck.MATCH_OUTDATED : check;
    }

    private PasswordCheck checkPeppered(PepperedHash stored, Secret normalized) {
        return peppers.flatMap(all -> all.apply(stored.pepperId(), normalized))
                .map(peppered -> {
                    try (peppered) {
                        return checkOwn(stored.hash(), peppered);
                    }
                })
                .map(check -> isCurrentPepper(stored) ? check : outdated(check))
                .orElse(PasswordCheck.UNREADABLE);
    }

    private boolean isCurrentPepper(PepperedHash stored) {
        return peppers.map(Peppers::currentId).filter(stored.pepperId()::equals).isPresent();
    }

    private PasswordCheck checkStrengthened(StrengthenedHash stored, Secret password) {
        return foreign.read(stored.legacy())
                .flatMap(old -> computed(() -> old.digestOf(password)))
                .map(digest ->
                        digest.map(some -> checkOver(stored.over(), some)).orElse(PasswordCheck.NO_MATCH_CHEAPER))
                .orElse(PasswordCheck.UNREADABLE);
    }

    private PasswordCheck checkOver(PasswordHash over, Secret digest) {
        try (digest) {
            return outdated(checkOwn(over, digest));
        }
    }

    /** Checks a hash made by the hasher, or by one that the host used before. */
    private PasswordCheck checkOwn(PasswordHash stored, Secret password) {
        PasswordCheck check = hasher.verify(password, stored);
        return check == PasswordCheck.UNREADABLE ? checkForeign(stored, password) : check;
    }

    private PasswordCheck checkForeign(PasswordHash stored, Secret password) {
        return foreign.read(stored)
                .flatMap(hash -> computed(() -> hash.matches(password)))
                .map(matches -> matches ? PasswordCheck.MATCH_OUTDATED : PasswordCheck.NO_MATCH_CHEAPER)
                .orElse(PasswordCheck.UNREADABLE);
    }

    /** Neither garbage in the database nor a library missing from the class path must break a sign-in with an error. */
    private static <T> Optional<T> computed(Supplier<T> computation) {
        try {
            return Optional.of(computation.get());
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, "A stored password hash cannot be computed: {0}", e.getClass());
            return Optional.empty();
        }
    }

    private static PasswordCheck outdated(PasswordCheck check) {
        return check == PasswordCheck.MATCH ? PasswordCheck.MATCH_OUTDATED : check;
    }

    /** Other products hash a password either as typed or normalized as AccountKit does. */
    private static PasswordCheck eitherSpelling(
            Secret typed, Secret normalized, Function<Secret, PasswordCheck> check) {
        PasswordCheck first = check.apply(typed);
        boolean again = !first.matches() && first != PasswordCheck.UNREADABLE && !typed.matches(normalized);
        return again ? check.apply(normalized) : first;
    }
}
