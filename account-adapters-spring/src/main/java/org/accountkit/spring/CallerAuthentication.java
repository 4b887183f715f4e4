package org.accountkit.spring;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import org.accountkit.access.Caller;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A caller as Spring Security knows it: the caller is the principal, the rights are the authorities. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(AuthorityUtils.createAuthorityList(
                caller.rights().stream().map(right -> right.name()).toList()));
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    /** {@return nothing: the credential stays with AccountKit} */
    @Override
    public String getCredentials() {
        return "";
    }

    /** {@return the user name} */
    @Override
    public String getName() {
        return caller.account().user().username().text();
    }

    /** A caller is valid for one request, and must not come back from a session of the servlet container. */
    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(CallerAuthentication.class.getName());
    }
}
