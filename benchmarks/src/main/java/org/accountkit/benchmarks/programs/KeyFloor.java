package org.accountkit.benchmarks.programs;

/** The floor of a request with an API key: a bare servlet that does the one select by plain JDBC. */
public final class KeyFloor {

    private KeyFloor() {}

    /**
     * Runs until the process is ended.
     *
     * @param arguments the JDBC URL, the statement, and the body to answer with
     * @throws Exception if the server does not start
     */
    public static void main(String[] arguments) throws Exception {
        BareJetty.serve(new KeyServlet(Pool.to(arguments[0]), arguments[1], arguments[2]));
    }
}
