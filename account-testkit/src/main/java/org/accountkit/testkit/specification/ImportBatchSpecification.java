package org.accountkit.testkit.specification;

import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.operations.AccountOperations;
import org.accountkit.operations.ImportListener;
import org.accountkit.operations.ImportListener.ImportProgress;
import org.accountkit.operations.ImportedUser;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.legacy.HashImport;
import org.accountkit.signin.SignInResult.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An import of users in several batches, or again after an interruption. */
public abstract class ImportBatchSpecification extends ServiceSpecification {

    private final List<String> rejections = new ArrayList<>();
    private AccountOperations operations;

    /** For subclasses. */
    protected ImportBatchSpecification() {}

    @BeforeEach
    void openOperations() {
        operations = world.accounts.operations();
    }

    @Test
    void resumesWhereItStopped() {
        List<ImportedUser> many = IntStream.range(0, 700)
                .mapToObj(i ->
                        ImportedUser.of("user-" + i).password(sha1(PASSWORD)).build())
                .toList();
        ImportListener killed = new ImportListener() {
            @Override
            public void rejected(long row, ImportedUser user, String reason) {}

            @Override
            public void progress(ImportProgress progress) {
                throw new IllegalStateException("killed");
            }
        };
        assertThatThrownBy(() -> operations.importUsers(many.iterator(), killed))
                .hasMessage("killed");

        ImportProgress done = operations.importUsers(many.iterator(), this::noteRejection);

        assertThat(done.alreadyThere()).isBetween(1L, 699L);
        assertThat(done.added() + done.alreadyThere()).isEqualTo(700);
        assertThat(world.signIn("user-699", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void countsRowsAcrossBatches() {
        List<ImportedUser> rows = new ArrayList<>(IntStream.range(0, 502)
                .mapToObj(i -> ImportedUser.of("user-" + i).build())
                .toList());
        rows.set(0, ImportedUser.of(" first").build());
        rows.set(1, ImportedUser.of("user-2").build());
        rows.set(501, ImportedUser.of(" last").build());

        ImportProgress done = operations.importUsers(rows.iterator(), this::noteRejection);

        assertThat(done).isEqualTo(new ImportProgress(499, 0, 3));
        assertThat(rejections)
                .extracting(text -> text.replaceAll(":.*", ""))
                .containsExactly("0  first", "2 user-2", "501  last");
    }

    @Test
    void namesTheRowOfAnEarlierBatch() {
        List<ImportedUser> rows = new ArrayList<>(IntStream.range(0, 502)
                .mapToObj(i -> ImportedUser.of("user-" + i).build())
                .toList());
        rows.set(501, ImportedUser.of("USER-7").build());

        ImportProgress done = operations.importUsers(rows.iterator(), this::noteRejection);

        assertThat(done).isEqualTo(new ImportProgress(501, 0, 1));
        assertThat(rejections).containsExactly("501 USER-7: Row 7 has the same user name as 'USER-7'.");
    }

    @Test
    void namesWhoeverWasLeftAlone() {
        world.person("bob");
        List<String> leftAlone = new ArrayList<>();
        ImportListener listener = new ImportListener() {
            @Override
            public void rejected(long row, ImportedUser user, String reason) {}

            @Override
            public void alreadyThere(long row, ImportedUser user) {
                leftAlone.add(row + " " + user.username());
            }
        };

        operations.importUsers(
                Stream.of("ada", "bob")
                        .map(name -> ImportedUser.of(name).build())
                        .iterator(),
                listener);

        assertThat(leftAlone).containsExactly("1 bob");
    }

    private void noteRejection(long row, ImportedUser user, String reason) {
        rejections.add(row + " " + user.username() + ": " + reason);
    }

    private static PasswordHash sha1(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            Optional<PasswordHash> hash =
                    HashImport.selfDescribing("{SHA}" + Base64.getEncoder().encodeToString(digest));
            return hash.orElseThrow();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
