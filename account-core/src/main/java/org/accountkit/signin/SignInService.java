package org.accountkit.signin;

import java.util.Optional;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.AuditTrail;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.session.SessionService;
import org.accountkit.signin.engine.FirstStep;
import org.accountkit.signin.engine.PendingSignIns;
import org.accountkit.signin.engine.Proving;
import org.accountkit.signin.engine.SecondStep;
import org.accountkit.signin.engine.SignInCompletion;
import org.accountkit.signin.engine.SignInObservation;
import org.accountkit.twofactor.SecondFactor;

/**
 * Signs users in, in one step or two; accepts fresh proof; signs users out. An unknown user, a disabled user and a
 * wrong password are refused in the same way and at the same cost. Hashes and counts attempts, so it must not be called
 * inside a transaction. Safe for use by several threads.
 */
public final class SignInService {

    /** Who may give proof: every caller with a session, whatever actions are pending. */
    public static final AccessRule PROVE = AccessRule.session().always();
    /** Who may sign out: every caller with a session, whatever actions are pending. */
    public static final AccessRule SIGN_OUT = AccessRule.session().always();

    private final ServiceContext context;
    private final FirstStep firstStep;
    private final SecondStep secondStep;
    private final SignInCompletion completion;
    private final Proving proving;
    private final SessionService sessions;
    private final SignInObservation observation;

    /**
     * Creates the service. For AccountKit's own use: a host calls {@code AccountServices.signIn()}.
     *
     * @param firstStep verifies user name and password
     * @param secondStep verifies the second factor
     * @param completion opens the session
     * @param proving accepts proofs
     * @param sessions ends sessions
     */
    @SuppressWarnings("exports") // a host cannot name these types
    public SignInService(
            FirstStep firstStep,
            SecondStep secondStep,
            SignInCompletion completion,
            Proving proving,
            SessionService sessions) {
        this.context = completion.context();
        this.firstStep = firstStep;
        this.secondStep = secondStep;
        this.completion = completion;
        this.proving = proving;
        this.sessions = sessions;
        this.observation = new SignInObservation(context);
    }

    /**
     * Signs in with a user name and a password.
     *
     * @param username the name as typed, well-formed or not
     * @param password the password as typed
     * @param presented the request's other tokens
     * @param origin where the request comes from
     * @return the signed-in user, or a request for the second factor
     * @throws RefusedException {@code invalid-credentials}, {@code too-many-attempts} or {@code unavailable}
     */
    public SignInResult signIn(String username, Secret password, PresentedTokens presented, RequestOrigin origin) {
        context.requireSignInAlone();
        return observation.observe(() -> firstStep(username, password, presented, origin));
    }

    private SignInResult firstStep(String username, Secret password, PresentedTokens presented, RequestOrigin origin) {
        FirstStep.Verified verified = firstStep.verify(username, password, presented, origin);
        return context.attempt(
                attempt(AuditEventType.SIGN_IN, verified.account(), origin),
                () -> firstStep.completing(
                        verified,
                        current -> current.twoFactorActive()
                                ? secondStep.pendings().begin(current, origin)
                                : completion.complete(AuditEventType.SIGN_IN, current, presented, origin)));
    }

    /**
     * Completes a pending sign-in with a second factor.
     *
     * @param pending the pending sign-in's token
     * @param factor the presented factor
     * @param presented the request's other tokens
     * @param origin where the request comes from
     * @return the signed-in user
     * @throws RefusedException {@code not-authenticated} if the pending sign-in has ended, {@code invalid-credentials},
     *     {@code too-many-attempts}
     */
    public SignInResult.SignedIn completeSignIn(
            Secret pending, SecondFactor factor, PresentedTokens presented, RequestOrigin origin) {
        context.requireSignInAlone();
        return observation.observe(() -> secondStep(pending, factor, presented, origin));
    }

    private SignInResult.SignedIn secondStep(
            Secret pending, SecondFactor factor, PresentedTokens presented, RequestOrigin origin) {
        PendingSignIns.Valid valid =
                secondStep.pendings().find(pending).orElseThrow(RefusalCode.NOT_AUTHENTICATED::refused);
        secondStep.verify(valid, factor, origin);
        return context.attempt(
                attempt(AuditEventType.SECOND_FACTOR, valid.account(), origin),
                () -> context.completing(valid.account(), RefusalCode.NOT_AUTHENTICATED, current -> {
                    secondStep.complete(valid);
                    return completion.complete(AuditEventType.SECOND_FACTOR, current, presented, origin);
                }));
    }

    private AuditTrail.Entry attempt(AuditEventType step, Account account, RequestOrigin origin) {
        return context.audit().from(step, origin).about(account.id());
    }

    /**
     * Reports whether a pending sign-in can still be completed.
     *
     * @param pending the pending sign-in's token
     * @return whether a second factor may be given
     */
    public boolean isPending(Secret pending) {
        return secondStep.pendings().find(pending).isPresent();
    }

    /**
     * Confirms again that the caller is the user who signed in, by the password and, if it is active, the second
     * factor.
     *
     * @param caller the caller
     * @param password the password as typed
     * @param factor the second factor; empty if none is active
     * @return the session's new token; empty for a session that the host keeps
     * @throws RefusedException {@code wrong-password}, {@code wrong-code}, {@code too-many-attempts} or {@code
     *     unavailable}
     */
    public Optional<Secret> prove(Caller caller, Secret password, Optional<SecondFactor> factor) {
        context.requireSignInAlone();
        context.check(PROVE, caller);
        return context.attempt(
                context.audit().by(AuditEventType.PROOF, caller), () -> proving.prove(caller, password, factor));
    }

    /**
     * Signs out: ends the caller's session.
     *
     * @param caller the caller
     */
    public void signOut(Caller caller) {
        sessions.endOwn(caller);
    }

    /**
     * The other tokens that a request for a sign-in carries.
     *
     * @param session the session token; a successful sign-in ends its session
     * @param device the device tokens, as {@link SignInResult.SignedIn} last returned them
     */
    public record PresentedTokens(Optional<Secret> session, Optional<Secret> device) {

        /** A request without other tokens. */
        public static final PresentedTokens NONE = new PresentedTokens(Optional.empty(), Optional.empty());
    }
}
