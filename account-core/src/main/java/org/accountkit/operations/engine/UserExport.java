package org.accountkit.operations.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.operations.ImportedUser;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.AccountState;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;

/**
 * Exports users in the form in which they are imported, page by page in the order of their name keys.
 *
 * @param parts the import, with its stores
 * @param credentials whether to export password hashes and TOTP secrets
 */
public record UserExport(UserImport parts, boolean credentials) {

    private static final int PAGE = 500;

    /**
     * Exports users. Recorded before the first of them is handed out.
     *
     * @param after the name after which to start; empty for all users
     * @param sink receives each user
     * @return how many were exported
     */
    public long run(Optional<Username> after, Consumer<ImportedUser> sink) {
        parts.context()
                .units()
                .execute(() -> parts.context()
                        .audit()
                        .byConsole(AuditEventType.USER_EXPORT)
                        .with("credentials", credentials)
                        .succeeded());
        long exported = 0;
        List<User> page = page(after);
        while (!page.isEmpty()) {
            export(page, sink);
            exported += page.size();
            page = page(Optional.of(page.get(page.size() - 1).username()));
        }
        return exported;
    }

    private List<User> page(Optional<Username> after) {
        return parts.users()
                .list(UserQuery.in(parts.context().realm())
                        .withAfter(after.map(Username::key).orElse(""))
                        .withLimit(PAGE));
    }

    private void export(List<User> page, Consumer<ImportedUser> sink) {
        List<UserId> ids = page.stream().map(User::id).toList();
        Map<UserId, AccountState> states = parts.states().findAll(ids);
        Map<UserId, StoredPassword> passwords = credentials ? parts.passwords().findAll(ids) : Map.of();
        Map<UserId, StoredTotp> totps = credentials ? parts.totps().findAll(ids) : Map.of();
        page.forEach(user -> sink.accept(row(
                user,
                states.getOrDefault(user.id(), AccountState.initial(user.id())),
                Optional.ofNullable(passwords.get(user.id())),
                Optional.ofNullable(totps.get(user.id())).map(StoredTotp::credential))));
    }

    private ImportedUser row(
            User user, AccountState state, Optional<StoredPassword> password, Optional<TotpCredential> totp) {
        Optional<ImportedTotp> secret = totp.flatMap(this::open);
        ImportedUser.Builder row = ImportedUser.of(user.username().text())
                .fullName(user.fullName())
                .description(user.description())
                .enabled(user.enabled())
                .roles(user.roles())
                .passwordChangeRequired(state.passwordChangeRequired())
                .twoFactorRequired(state.twoFactorRequired() || isLost(totp, secret));
        user.contact().ifPresent(row::contact);
        password.map(StoredPassword::hash).ifPresent(row::password);
        secret.ifPresent(row::totp);
        return row.build();
    }

    private Optional<ImportedTotp> open(TotpCredential credential) {
        return parts.vault()
                .open(credential, RequestOrigin.unknown())
                .map(secret -> new ImportedTotp(secret, credential.parameters()));
    }

    /** Whoever has a second factor whose secret was lost with its master key must not end up without one. */
    private static boolean isLost(Optional<TotpCredential> totp, Optional<ImportedTotp> secret) {
        return totp.isPresent() && secret.isEmpty();
    }
}
