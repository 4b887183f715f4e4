package org.accountkit.benchmarks;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The matrix of the QR code of a key URI, with error correction level M. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class QrBenchmark {

    private static final String URI = "otpauth://totp/AccountKit%20Example:ada.lovelace"
            + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=AccountKit%20Example&algorithm=SHA1&digits=6&period=30";

    /** {@return the matrix that the product draws} */
    @Benchmark
    public org.accountkit.web.qr.QrCode ours() {
        return org.accountkit.web.qr.QrCode.of(URI);
    }

    /** {@return Nayuki's matrix} */
    @Benchmark
    public QrCode nayuki() {
        return QrCode.encodeText(URI, Ecc.MEDIUM);
    }
}
