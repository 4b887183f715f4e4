import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

public class Crash_b33402f927064a838a2a688a8158468ed69a0b62 {
    static final String base64Bytes = String.join("", "A/k=");

    public static void main(String[] args) throws Throwable {
        Crash_b33402f927064a838a2a688a8158468ed69a0b62.class.getClassLoader().setDefaultAssertionStatus(true);
        try {
            Method fuzzerInitialize = org.accountkit.user.UsernameFuzz.class.getMethod("fuzzerInitialize");
            fuzzerInitialize.invoke(null);
        } catch (NoSuchMethodException ignored) {
            try {
                Method fuzzerInitialize = org.accountkit.user.UsernameFuzz.class.getMethod("fuzzerInitialize", String[].class);
                fuzzerInitialize.invoke(null, (Object) args);
            } catch (NoSuchMethodException ignored1) {
            } catch (IllegalAccessException | InvocationTargetException e) {
                e.printStackTrace();
                System.exit(1);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
        byte[] input = java.util.Base64.getDecoder().decode(base64Bytes);
        org.accountkit.user.UsernameFuzz.fuzzerTestOneInput(input);
    }
}