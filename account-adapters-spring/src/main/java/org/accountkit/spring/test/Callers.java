package org.accountkit.spring.test;

import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Credentials for requests of MockMvc, in a test with {@link AutoConfigureAccountKit}:
 *
 * <pre>{@code
 * mvc.perform(get("/orders").with(signedIn("ada", "orders.read")))
 * }</pre>
 *
 * The user is created in the stores of the test, with a role that grants the rights, and really signs in: what the request
 * carries is what a browser or a script would send. The same name and rights mean the same user throughout a context.
 */
public final class Callers {

    private Callers() {}

    /**
     * Signs a user in.
     *
     * @param username the name to sign in with
     * @param rights the rights that the user holds, each declared in {@code accountkit.rights} or AccountKit's own
     * @return adds the session to a request of the user's browser
     */
    public static RequestPostProcessor signedIn(String username, String... rights) {
        return request -> {
            request.addHeader("Sec-Fetch-Site", "same-origin");
            request.setCookies(users(request).session(username, Set.of(rights)));
            return request;
        };
    }

    /**
     * Gives a user an API key.
     *
     * @param username the user's name
     * @param rights the rights that the user holds
     * @return adds the key to a request of a script
     */
    public static RequestPostProcessor apiKey(String username, String... rights) {
        return request -> bearing(users(request).apiKey(username, Set.of(rights)), request);
    }

    /**
     * Opens the downloads to a token.
     *
     * @return adds the download token to a request
     */
    public static RequestPostProcessor downloadToken() {
        return request -> bearing(users(request).downloadToken(), request);
    }

    private static MockHttpServletRequest bearing(String token, MockHttpServletRequest request) {
        request.addHeader("Authorization", "Bearer " + token);
        return request;
    }

    private static TestUsers users(MockHttpServletRequest request) {
        ApplicationContext context =
                WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext());
        return context.getBeanProvider(TestUsers.class).getIfAvailable(() -> {
            throw new IllegalStateException("Add @AutoConfigureAccountKit to the test.");
        });
    }
}
