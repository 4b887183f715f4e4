package org.accountkit.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.accountkit.secret.SealedSecret;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.jspecify.annotations.Nullable;

/** The columns of a TOTP credential, pending or active. */
@MappedSuperclass
abstract class TotpColumns {

    /** Of no version. */
    private static final byte[] UNREADABLE = {0};

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "id")
    private String id;

    @Column(name = "realm")
    private String realm;

    @Column(name = "algorithm")
    private String algorithm;

    @Column(name = "digits")
    private int digits;

    @Column(name = "period_seconds")
    private int periodSeconds;

    @Column(name = "master_key")
    private @Nullable String masterKey;

    @Column(name = "sealed")
    private byte @Nullable [] sealed;

    TotpColumns() {}

    TotpColumns(TotpCredential credential) {
        TotpParameters parameters = credential.parameters();
        userId = credential.userId().value();
        id = credential.id();
        realm = credential.realm().name();
        algorithm = parameters.algorithm().name();
        digits = parameters.digits();
        periodSeconds = (int) parameters.period().toSeconds();
        masterKey = credential.sealed().map(SealedSecret::keyId).orElse(null);
        sealed = credential.sealed().map(SealedSecret::bytes).orElse(null);
    }

    /**
     * No code matches a credential whose parameters only a newer version knows: this one cannot unseal it. Its user has
     * recovery codes, and the row stays as it is.
     */
    TotpCredential toCredential(boolean weak) {
        Optional<TotpParameters> parameters = knownParameters();
        return new TotpCredential(
                id,
                new Realm(realm),
                new UserId(userId),
                parameters.orElse(TotpParameters.DEFAULT),
                parameters.isPresent() ? seal() : seal().map(known -> SealedSecret.of(known.keyId(), UNREADABLE)),
                weak);
    }

    private Optional<TotpParameters> knownParameters() {
        try {
            return Arrays.stream(TotpAlgorithm.values())
                    .filter(known -> known.name().equals(algorithm))
                    .findFirst()
                    .map(known -> new TotpParameters(known, digits, Duration.ofSeconds(periodSeconds)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<SealedSecret> seal() {
        return masterKey == null || sealed == null ? Optional.empty() : Optional.of(SealedSecret.of(masterKey, sealed));
    }
}
