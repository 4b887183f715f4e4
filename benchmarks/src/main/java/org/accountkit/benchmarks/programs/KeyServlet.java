package org.accountkit.benchmarks.programs;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Sends one prepared statement, reads every column of its rows, and answers with a given body. */
final class KeyServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int SCHEME = "Bearer ".length();

    private final transient DataSource pool;
    private final String statement;
    private final String body;

    KeyServlet(DataSource pool, String statement, String body) {
        this.pool = pool;
        this.statement = statement;
        this.body = body;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(columns(digest(request.getHeader("Authorization").substring(SCHEME))), response);
        } catch (SQLException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(int columns, HttpServletResponse response) throws IOException {
        response.setStatus(columns > 0 ? HttpServletResponse.SC_OK : HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter().print(body);
    }

    private int columns(byte[] digest) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement select = connection.prepareStatement(statement)) {
            select.setBytes(1, digest);
            try (ResultSet rows = select.executeQuery()) {
                return read(rows);
            }
        }
    }

    private static int read(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        int read = 0;
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                read += rows.getObject(i) == null ? 0 : 1;
            }
        }
        return read;
    }

    private static byte[] digest(String key) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(("k\0" + key).getBytes(StandardCharsets.US_ASCII));
    }
}
