package org.accountkit.web;

import java.util.Optional;
import org.accountkit.access.Caller;

/** Admits callers who fulfil a rule; a browser is redirected to the sign-in page first. */
final class SignedInGuard implements Guard {

    private static final String ALL_METHODS = "DELETE, GET, HEAD, PATCH, POST, PUT";

    private final Optional<String> page;
    private final CrossSite crossSite;
    private final Cors cors;
    private final Gate gate;
    private final Access access;

    SignedInGuard(Optional<String> page, CrossSite crossSite, Cors cors, Gate gate, Access access) {
        this.page = page;
        this.crossSite = crossSite;
        this.cors = cors;
        this.gate = gate;
        this.access = access;
    }

    @Override
    public Optional<AccountResponse> answer(Inbound inbound) {
        return cors.isPreflight(inbound.request()) ? Optional.of(cors.preflight(ALL_METHODS)) : Optional.empty();
    }

    @Override
    public Optional<Caller> admit(Inbound inbound) {
        if (gate.isOpenToForgery(inbound)) {
            crossSite.check(inbound.request());
        }
        return gate.admit(inbound, access);
    }

    @Override
    public AccountResponse refuse(Throwable refusal, Inbound inbound) {
        return page.filter(mounted -> Navigation.wantsSignIn(refusal, inbound.request()))
                .map(mounted -> Navigation.toSignIn(mounted, inbound.request()))
                .orElseGet(() -> Problems.of(refusal, inbound));
    }
}
