package org.accountkit.benchmarks;

import com.bastiaanjansen.otp.HMACAlgorithm;
import com.bastiaanjansen.otp.TOTPGenerator;
import com.warrenstrange.googleauth.GoogleAuthenticator;
import dev.samstevens.totp.code.CodeVerifier;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.code.DefaultCodeVerifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.Totp;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpSecret;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** P2: verifying a code of the previous time step, with one step accepted before and after the current one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TotpBenchmark {

    private static final String BASE32 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_139);
    private static final String CODE = "081804";
    private static final int CODE_AS_NUMBER = 81_804;

    private final Totp totp = new Totp(TotpParameters.DEFAULT, Totp.DEFAULT_WINDOW);
    private final TotpSecret secret = TotpSecret.ofBase32(BASE32);
    private final GoogleAuthenticator googleAuth = new GoogleAuthenticator();
    private final CodeVerifier javaTotp = new DefaultCodeVerifier(new DefaultCodeGenerator(), NOW::getEpochSecond);
    private final TOTPGenerator otpJava = new TOTPGenerator.Builder(BASE32.getBytes(StandardCharsets.US_ASCII))
            .withHOTPGenerator(hotp -> hotp.withAlgorithm(HMACAlgorithm.SHA1).withPasswordLength(6))
            .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();

    /** {@return whether the code matched} */
    @Benchmark
    public boolean ours() {
        return Expected.yes(totp.match(secret, Secret.ofText(CODE), NOW).isPresent());
    }

    /** Computes the three HMACs that no implementation can do without. */
    @Benchmark
    public int floor() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(KEY, "HmacSHA1"));
        int sum = 0;
        for (long step = NOW.getEpochSecond() / 30 - 1, end = step + 2; step <= end; step++) {
            sum += mac.doFinal(ByteBuffer.allocate(8).putLong(step).array())[0];
        }
        return sum;
    }

    /** {@return whether the code matched} */
    @Benchmark
    public boolean googleAuth() {
        return Expected.yes(googleAuth.authorize(BASE32, CODE_AS_NUMBER, NOW.toEpochMilli()));
    }

    /** {@return whether the code matched} */
    @Benchmark
    public boolean javaTotp() {
        return Expected.yes(javaTotp.isValidCode(BASE32, CODE));
    }

    /** {@return whether the code matched} */
    @Benchmark
    public boolean otpJava() {
        return Expected.yes(otpJava.verify(CODE, 1));
    }
}
