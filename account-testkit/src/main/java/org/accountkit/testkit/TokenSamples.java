package org.accountkit.testkit;

import static org.accountkit.testkit.SampleRows.LATER;
import static org.accountkit.testkit.SampleRows.MANY;
import static org.accountkit.testkit.SampleRows.OLD;
import static org.accountkit.testkit.SampleRows.OLDER;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken.Made;
import org.accountkit.user.UserId;

/** Sample calls of the stores for sessions, API keys, download tokens, pending sign-ins and known devices. */
final class TokenSamples {

    private TokenSamples() {}

    static Stream<UnitSample> all() {
        return Stream.of(sessions(), apiKeys(), downloads(), signIns(), devices())
                .flatMap(samples -> samples);
    }

    private static Stream<UnitSample> sessions() {
        return Stream.of(
                UnitSample.of(TokenSamples::open, TokenSamples::session),
                UnitSample.of(TokenSamples::open, TokenSamples::sessions),
                UnitSample.of(
                        TokenSamples::open,
                        s -> s.stores.sessions().rotate(s.id, s.digest, s.next, 1, LATER),
                        TokenSamples::session),
                UnitSample.of(
                        TokenSamples::open, s -> s.stores.sessions().delete(s.owner, s.id), TokenSamples::session),
                UnitSample.of(TokenSamples::open, s -> s.stores.sessions().deleteAll(s.owner), TokenSamples::session),
                UnitSample.of(
                        TokenSamples::open,
                        s -> s.stores.sessions().deleteOthers(s.owner, s.otherId),
                        TokenSamples::sessions),
                UnitSample.of(
                        TokenSamples::open,
                        s -> s.stores.sessions().recordUse(Map.of(s.id, LATER)),
                        TokenSamples::session),
                UnitSample.of(
                        TokenSamples::open, s -> s.stores.sessions().sweep(OLD, OLD, MANY), TokenSamples::session));
    }

    private static void open(SampleRows s) {
        s.stores.sessions().add(s.session(), s.digest);
    }

    private static Object session(SampleRows s) {
        return s.stores.sessions().find(s.digest);
    }

    private static Object sessions(SampleRows s) {
        return s.stores.sessions().list(s.owner);
    }

    private static Stream<UnitSample> apiKeys() {
        return Stream.of(
                UnitSample.of(s -> s.stores.apiKeys().add(s.key("ci"), s.digest, 9), TokenSamples::keyByName),
                UnitSample.of(TokenSamples::replaceKey, s -> s.stores.apiKeys().find(s.digest)),
                UnitSample.of(TokenSamples::replaceKey, s -> s.stores.apiKeys().findExpired(OLD, MANY)),
                UnitSample.of(TokenSamples::replaceKey, TokenSamples::nextOwner),
                UnitSample.of(
                        s -> s.stores.apiKeys().replace(s.key(""), s.digest),
                        s -> s.stores.apiKeys().ownersAmong(List.of(s.owner))),
                UnitSample.of(
                        TokenSamples::replaceKey,
                        s -> s.stores.apiKeys().delete(s.owner, s.id),
                        s -> s.stores.apiKeys().list(s.owner)),
                UnitSample.of(
                        TokenSamples::replaceKey, s -> s.stores.apiKeys().deleteAll(s.owner), TokenSamples::keyByName),
                UnitSample.of(
                        TokenSamples::replaceKey,
                        s -> s.stores.apiKeys().recordUse(Map.of(s.id, LATER)),
                        TokenSamples::keyByName));
    }

    private static void replaceKey(SampleRows s) {
        s.stores.apiKeys().replace(s.key("ci"), s.digest);
    }

    private static Object keyByName(SampleRows s) {
        return s.stores.apiKeys().find(s.owner, "ci");
    }

    /** The page that begins with the owner, if the owner has a key. */
    private static Object nextOwner(SampleRows s) {
        String before = s.owner.value().substring(0, s.owner.value().length() - 1);
        return s.stores.apiKeys().owners(Optional.of(new UserId(before)), 1);
    }

    private static Stream<UnitSample> downloads() {
        return Stream.of(
                UnitSample.of(TokenSamples::renew, TokenSamples::download),
                UnitSample.of(
                        TokenSamples::renew, s -> s.stores.downloadTokens().sealedUnder(s.keyId)),
                UnitSample.of(
                        s -> s.stores.downloadTokens().setState(s.realm, DownloadState.OPEN), TokenSamples::download),
                UnitSample.of(
                        TokenSamples::renew,
                        s -> s.stores.downloadTokens().recordUse(s.realm, LATER),
                        TokenSamples::download),
                UnitSample.of(
                        TokenSamples::renew,
                        s -> s.stores.downloadTokens().reseal(s.realm, resealed(s)),
                        s -> s.stores.downloadTokens().sealedUnder(s.keyId).keySet()),
                UnitSample.of(
                        TokenSamples::renew,
                        s -> s.stores.downloadTokens().forgetSealedUnder(s.keyId),
                        TokenSamples::download),
                UnitSample.of(
                        TokenSamples::renew, s -> s.stores.downloadTokens().closeAll(OLD), TokenSamples::download));
    }

    private static Made resealed(SampleRows s) {
        return new Made(s.digest, Samples.sealedSecret("newer"), OLDER);
    }

    private static void renew(SampleRows s) {
        s.stores.downloadTokens().renew(s.realm, s.made());
    }

    private static Object download(SampleRows s) {
        return s.stores.downloadTokens().find(s.realm);
    }

    private static Stream<UnitSample> signIns() {
        return Stream.of(
                UnitSample.of(TokenSamples::begin, TokenSamples::signIn),
                UnitSample.of(
                        TokenSamples::begin, s -> s.stores.pendingSignIns().takeTry(s.id), TokenSamples::signIn),
                UnitSample.of(
                        TokenSamples::begin, s -> s.stores.pendingSignIns().complete(s.id), TokenSamples::signIn),
                UnitSample.of(
                        TokenSamples::begin, s -> s.stores.pendingSignIns().deleteAll(s.owner), TokenSamples::signIn),
                UnitSample.of(
                        TokenSamples::begin, s -> s.stores.pendingSignIns().sweep(OLD, MANY), TokenSamples::signIn));
    }

    private static void begin(SampleRows s) {
        s.stores.pendingSignIns().add(s.pendingSignIn(), s.digest, 9);
    }

    private static Object signIn(SampleRows s) {
        return s.stores.pendingSignIns().find(s.digest);
    }

    private static Stream<UnitSample> devices() {
        return Stream.of(
                UnitSample.of(TokenSamples::know, TokenSamples::device),
                UnitSample.of(TokenSamples::know, TokenSamples::devices),
                UnitSample.of(
                        TokenSamples::know, s -> s.stores.knownDevices().recordUse(s.id, LATER), TokenSamples::device),
                UnitSample.of(
                        TokenSamples::know, s -> s.stores.knownDevices().delete(s.owner, s.id), TokenSamples::device),
                UnitSample.of(
                        TokenSamples::know,
                        s -> s.stores.knownDevices().deleteOthers(s.owner, s.otherId),
                        TokenSamples::devices),
                UnitSample.of(
                        TokenSamples::know, s -> s.stores.knownDevices().deleteAll(s.owner), TokenSamples::device),
                UnitSample.of(TokenSamples::know, s -> s.stores.knownDevices().sweep(OLD, MANY), TokenSamples::device));
    }

    private static void know(SampleRows s) {
        s.stores.knownDevices().add(s.device(), s.digest, 9);
    }

    private static Object device(SampleRows s) {
        return s.stores.knownDevices().find(s.digest);
    }

    private static Object devices(SampleRows s) {
        return s.stores.knownDevices().list(s.owner);
    }
}
