package org.accountkit.examples.standalone;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.accountkit.testkit.MutableClock;

/** Real hosts on one database, with a clock that a test moves: what an attacker has in front of them, and behind. */
final class Premises implements AutoCloseable {

    /** Failures of an address are counted for a minute; a code is another one after half a minute. */
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    final MutableClock clock;
    private final HostSettings settings;
    private final List<Node> nodes = new ArrayList<>();

    private Premises(HostSettings settings, MutableClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** One host; the settings are names and values of the environment. */
    static Premises open(Path folder, String... settings) {
        return new Premises(TestHosts.settings(folder, settings), new MutableClock()).addNode();
    }

    /** One host whose clock begins at the present, as that of a browser does. */
    static Premises openNow(Path folder, String... settings) {
        return new Premises(TestHosts.settings(folder, settings), new MutableClock(Instant.now())).addNode();
    }

    /** Another node on the same database. */
    Premises addNode() {
        nodes.add(Node.start(settings, clock));
        return this;
    }

    /** Lets old failures, codes and proofs be forgotten or fresh again. */
    void waitAWhile() {
        clock.advance(A_WHILE);
    }

    /** Sets the clock to the present, if it is behind. */
    void catchUp() {
        Duration behind = Duration.between(clock.instant(), Instant.now());
        clock.advance(behind.isNegative() ? Duration.ZERO : behind);
    }

    Node node(int number) {
        return nodes.get(number);
    }

    /** An anonymous visitor. */
    HttpUser stranger() {
        return stranger(0);
    }

    HttpUser stranger(int node) {
        return new HttpUser(nodes.get(node).page());
    }

    /** The administrator, just signed in. */
    HttpUser admin() {
        HttpUser admin = stranger();
        admin.signIn("admin", TestHosts.ADMIN_PASSWORD).expect(200);
        return admin;
    }

    /** Signs in a user who has changed the first password. */
    Member member(String name, String... roles) {
        return newcomer(name, roles).changeFirstPassword();
    }

    /** Signs in a newly created user with the first password. */
    Member newcomer(String name, String... roles) {
        String id = create(name, roles).field("id");
        return new Member(this, id, name, Member.FIRST_PASSWORD).signIn();
    }

    private HttpUser.Answer create(String name, String... roles) {
        String quoted = roles.length == 0 ? "" : '"' + String.join("\",\"", roles) + '"';
        return admin().post("api/users", """
                        {"username":"%s","roles":[%s],"password":"%s"}""".formatted(name, quoted, Member.FIRST_PASSWORD))
                .expect(201);
    }

    /** The administrator edits a member; the fields are JSON without braces. */
    HttpUser.Answer edit(Member member, String fields) {
        return edit(admin(), member.id(), fields);
    }

    static HttpUser.Answer edit(HttpUser editor, String id, String fields) {
        String version = editor.get("api/users/" + id).field("version");
        return editor.send("PATCH", "api/users/" + id, "{\"version\":" + version + ',' + fields + '}');
    }

    /** Returns the contents of the database as SQL statements. */
    String dump() {
        return String.join("\n", column("SCRIPT"));
    }

    /** The first column of what a query finds. */
    List<String> column(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes the database behind the hosts' back. */
    int update(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                settings.databaseUrl(),
                settings.databaseUser(),
                settings.databasePassword().reveal());
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }
}
