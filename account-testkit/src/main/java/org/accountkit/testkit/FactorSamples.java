package org.accountkit.testkit;

import static org.accountkit.testkit.SampleRows.MANY;
import static org.accountkit.testkit.SampleRows.NOW;
import static org.accountkit.testkit.SampleRows.OLD;
import static org.accountkit.testkit.SampleRows.OLDER;
import static org.accountkit.testkit.SampleRows.STEP;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.throttle.AttemptStore.Change;

/** Sample calls of the stores for second factors, attempts, master keys and audit events. */
final class FactorSamples {

    private FactorSamples() {}

    static Stream<UnitSample> all() {
        return Stream.of(enrolments(), totps(), seals(), codes(), attempts(), masterKeys(), events())
                .flatMap(samples -> samples);
    }

    private static Stream<UnitSample> enrolments() {
        return Stream.of(
                UnitSample.of(FactorSamples::offer, FactorSamples::pending),
                UnitSample.of(
                        FactorSamples::offer, s -> s.stores.totps().takeTry(s.owner, id(s)), FactorSamples::pending),
                UnitSample.of(
                        FactorSamples::offer,
                        s -> s.stores.totps().discardPending(s.owner, id(s)),
                        FactorSamples::pending),
                UnitSample.of(
                        FactorSamples::offer,
                        s -> s.stores.totps().activate(s.credential, STEP, NOW),
                        FactorSamples::totp),
                UnitSample.of(
                        FactorSamples::offer, s -> s.stores.totps().sweepPending(OLD, MANY), FactorSamples::pending));
    }

    private static void offer(SampleRows s) {
        s.stores.totps().offerPending(s.pendingTotp(), OLDER.minusSeconds(1));
    }

    private static String id(SampleRows s) {
        return s.credential.id();
    }

    private static Object pending(SampleRows s) {
        return s.stores.totps().findPending(s.owner);
    }

    private static Stream<UnitSample> totps() {
        return Stream.of(
                UnitSample.of(FactorSamples::add, s -> s.stores.totps().statusOf(List.of(s.owner))),
                UnitSample.of(FactorSamples::add, s -> s.stores.totps().findAll(List.of(s.owner))),
                UnitSample.of(
                        FactorSamples::add, s -> s.stores.totps().consumeStep(s.owner, STEP), FactorSamples::totp),
                UnitSample.of(
                        FactorSamples::add,
                        s -> s.stores.totps().withdrawStep(s.owner, STEP),
                        s -> s.stores.totps().consumeStep(s.owner, STEP)),
                UnitSample.of(FactorSamples::add, s -> s.stores.totps().delete(s.owner), FactorSamples::totp));
    }

    private static void add(SampleRows s) {
        s.stores.totps().addAll(List.of(s.credential), NOW);
    }

    private static Object totp(SampleRows s) {
        return s.stores.totps().find(s.owner);
    }

    private static Stream<UnitSample> seals() {
        return Stream.of(
                UnitSample.of(FactorSamples::add, s -> s.stores.totps().sealedUnder(s.keyId, Optional.empty(), MANY)),
                UnitSample.of(
                        FactorSamples::add,
                        s -> s.stores
                                .totps()
                                .reseal(List.of(s.credential.sealedAs(Samples.sealedSecret("newer"))), s.keyId),
                        s -> s.stores.totps().sealedUnder(s.keyId, Optional.empty(), MANY)),
                UnitSample.of(
                        FactorSamples::add, s -> s.stores.totps().forgetSealedUnder(s.keyId), FactorSamples::totp));
    }

    private static Stream<UnitSample> codes() {
        return Stream.of(
                UnitSample.of(FactorSamples::replaceCodes, FactorSamples::codesLeft),
                UnitSample.of(
                        FactorSamples::replaceCodes,
                        s -> s.stores.recoveryCodes().redeem(s.owner, s.code),
                        FactorSamples::codesLeft));
    }

    private static void replaceCodes(SampleRows s) {
        s.stores.recoveryCodes().replaceAll(s.owner, List.of(s.code));
    }

    private static Object codesLeft(SampleRows s) {
        return s.stores.recoveryCodes().count(s.owner);
    }

    private static Stream<UnitSample> attempts() {
        return Stream.of(
                UnitSample.of(FactorSamples::attempt, FactorSamples::counter),
                UnitSample.of(
                        FactorSamples::attempt,
                        s -> s.stores
                                .attempts()
                                .replace(s.counter, Optional.of(s.attempts(1)), s.attempts(2), Optional.empty()),
                        s -> s.stores.attempts().findAll(List.of(s.counter))),
                UnitSample.of(
                        FactorSamples::attempt,
                        s -> s.stores.attempts().remove(s.counter, s.attempts(1)),
                        FactorSamples::counter),
                UnitSample.of(
                        FactorSamples::attempt, s -> s.stores.attempts().remove(s.counter), FactorSamples::counter),
                UnitSample.of(FactorSamples::attempt, FactorSamples::resetTogether, FactorSamples::counter),
                UnitSample.of(
                        FactorSamples::attempt, s -> s.stores.attempts().sweep(OLD, MANY), FactorSamples::counter));
    }

    private static void attempt(SampleRows s) {
        s.stores.attempts().replace(s.counter, Optional.empty(), s.attempts(1), Optional.of(OLD));
    }

    private static void resetTogether(SampleRows s) {
        s.stores
                .attempts()
                .changeAll(
                        List.of(new Change(s.counter, Optional.of(s.attempts(1)), Optional.empty(), Optional.empty())));
    }

    private static Object counter(SampleRows s) {
        return s.stores.attempts().find(s.counter);
    }

    private static Stream<UnitSample> masterKeys() {
        return Stream.of(
                UnitSample.of(FactorSamples::addMasterKey, FactorSamples::hasMasterKey),
                UnitSample.of(
                        FactorSamples::addMasterKey,
                        s -> s.stores.masterKeys().remove(s.keyId),
                        FactorSamples::hasMasterKey));
    }

    private static void addMasterKey(SampleRows s) {
        s.stores.masterKeys().addIfAbsent(s.keyId, Samples.sealedSecret(s.keyId));
    }

    private static Object hasMasterKey(SampleRows s) {
        return s.stores.masterKeys().checkValues().containsKey(s.keyId);
    }

    private static Stream<UnitSample> events() {
        return Stream.of(
                UnitSample.of(s -> s.stores.auditLog().append(s.event), FactorSamples::events),
                UnitSample.of(
                        s -> s.stores.auditLog().append(s.event),
                        s -> s.stores.auditLog().deleteBefore(OLD, MANY),
                        FactorSamples::events));
    }

    private static Object events(SampleRows s) {
        return s.stores.auditLog().find(AuditEventQuery.in(s.realm));
    }
}
