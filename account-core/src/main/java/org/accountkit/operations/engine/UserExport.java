package org.accountkit.operations.engine;

import com.google.common.collect.Iterators;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.operations.ExportScope;
import org.accountkit.operations.ImportedUser;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.twofactor.TotpSecret;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.AccountState;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;

/**
 * Exports users in the form in which they are imported, page by page.
 *
 * @param imports the import, with the stores that it fills
 * @param rotation checks the master keys and unseals secrets
 */
public record UserExport(UserImport imports, MasterKeyRotation rotation) {

    private static final int PAGE = 500;

    /**
     * Begins an export. It is audited before the first user leaves.
     *
     * @param scope what to export
     * @return the users, sorted by name key, read while the caller iterates
     */
    public Iterator<ImportedUser> run(ExportScope scope) {
        if (scope.credentials()) {
            rotation.requireGoodKeys();
        }
        context()
                .units()
                .execute(() -> context()
                        .audit()
                        .byConsole(AuditEventType.USER_EXPORT)
                        .with("credentials", scope.credentials())
                        .succeeded());
        return Iterators.concat(Iterators.transform(pages(scope), page -> exported(page, scope)));
    }

    private UserPages pages(ExportScope scope) {
        String after = scope.after().map(Username::key).orElse("");
        return new UserPages(
                imports.users(), UserQuery.in(context().realm()).withLimit(PAGE).withAfter(after));
    }

    private Iterator<ImportedUser> exported(List<User> page, ExportScope scope) {
        List<User> visible = page.stream().filter(context()::sees).toList();
        List<UserId> ids = visible.stream().map(User::id).toList();
        Map<UserId, AccountState> stateOf = imports.states().findAll(ids);
        Map<UserId, StoredTotp> totpOf = imports.totps().findAll(ids);
        Map<UserId, StoredPassword> passwordOf =
                scope.credentials() ? imports.passwords().findAll(ids) : Map.of();
        return visible.stream()
                .map(user -> exported(
                        user,
                        stateOf.getOrDefault(user.id(), AccountState.initial(user.id())),
                        Optional.ofNullable(passwordOf.get(user.id())),
                        Optional.ofNullable(totpOf.get(user.id())).map(StoredTotp::credential),
                        scope))
                .iterator();
    }

    /** A second factor that stays behind is required again, so that no account gets weaker by being moved. */
    private ImportedUser exported(
            User user,
            AccountState state,
            Optional<StoredPassword> password,
            Optional<TotpCredential> totp,
            ExportScope scope) {
        Optional<ImportedTotp> secret =
                totp.filter(active -> scope.credentials()).flatMap(this::open);
        ImportedUser.Builder exported = ImportedUser.of(user.username().text())
                .fullName(user.fullName())
                .description(user.description())
                .enabled(user.enabled())
                .roles(user.roles())
                .passwordChangeRequired(state.passwordChangeRequired())
                .twoFactorRequired(state.twoFactorRequired() || (totp.isPresent() && secret.isEmpty()));
        user.contact().ifPresent(exported::contact);
        password.map(StoredPassword::hash).ifPresent(exported::password);
        secret.ifPresent(exported::totp);
        return exported.build();
    }

    private Optional<ImportedTotp> open(TotpCredential credential) {
        return credential
                .sealed()
                .flatMap(seal -> rotation.secrets().open(seal, credential.sealContext()))
                .map(credential.weak() ? TotpSecret::ofWeak : TotpSecret::of)
                .map(secret -> new ImportedTotp(secret, credential.parameters()));
    }

    private ServiceContext context() {
        return imports.context();
    }
}
