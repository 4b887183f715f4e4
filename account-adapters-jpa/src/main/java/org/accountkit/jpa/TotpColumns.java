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

    TotpCredential toCredential(boolean weak) {
        TotpParameters parameters = new TotpParameters(knownAlgorithm(), digits, Duration.ofSeconds(periodSeconds));
        return new TotpCredential(id, new Realm(realm), new UserId(userId), parameters, seal(), weak);
    }

    /** No code matches a credential whose algorithm only a newer version knows; its user has recovery codes. */
    private TotpAlgorithm knownAlgorithm() {
        return Arrays.stream(TotpAlgorithm.values())
                .filter(known -> known.name().equals(algorithm))
                .findFirst()
                .orElse(TotpAlgorithm.SHA1);
    }

    private Optional<SealedSecret> seal() {
        return masterKey == null || sealed == null ? Optional.empty() : Optional.of(SealedSecret.of(masterKey, sealed));
    }
}
