import client.ApiClient;
import client.api.SessionApi;
import client.api.SignInApi;
import client.api.UserSettingsApi;
import client.model.CodeOnly;
import client.model.Credentials;
import client.model.Enrolment;
import client.model.SecondFactor;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What a developer writes against the generated client: signs in, sets up two-factor authentication, gets a key. */
public final class Walk implements BiFunction<Map<String, String>, Function<String, String>, String> {

    /** Takes the origin, user name and password, and what an authenticator app shows; returns who the key belongs to. */
    @Override
    public String apply(Map<String, String> given, Function<String, String> app) {
        try {
            return walk(given, app);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String walk(Map<String, String> given, Function<String, String> app) throws Exception {
        ApiClient browser = client(given);
        SignInApi signIn = new SignInApi(browser);
        UserSettingsApi settings = new UserSettingsApi(browser);
        Credentials credentials = new Credentials().username(given.get("username")).password(given.get("password"));

        signIn.signIn(credentials).getSignedIn();
        Enrolment enrolment = settings.beginEnrolment();
        int codes = settings.validateEnrolment(new CodeOnly().code(app.apply(enrolment.getSecretKey())))
                .getRecoveryCodes()
                .size();

        signIn.signIn(credentials).getSecondFactorRequired();
        signIn.completeSignIn(new SecondFactor().code(app.apply(enrolment.getSecretKey())));
        String key = settings.generateApiKey().getApiKey();

        ApiClient script = new ApiClient();
        script.updateBaseUri(given.get("origin") + "/account");
        script.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
        return new SessionApi(script).whoAmI().getUser().getUsername() + " " + codes;
    }

    private static ApiClient client(Map<String, String> given) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(given.get("origin") + "/account");
        client.setHttpClientBuilder(HttpClient.newBuilder().cookieHandler(new CookieManager()));
        client.setRequestInterceptor(request -> request.header("Origin", given.get("origin")));
        return client;
    }
}
