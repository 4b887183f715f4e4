package org.accountkit.operations.engine;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.common.collect.Iterators;
import com.google.common.collect.Sets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.engine.AuditTrail;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.engine.AdministratorGuard;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.engine.Names;
import org.accountkit.operations.ImportListener;
import org.accountkit.operations.ImportListener.ImportProgress;
import org.accountkit.operations.ImportedUser;
import org.accountkit.operations.engine.ImportBatch.Taken;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordStore;
import org.accountkit.password.engine.PasswordHashing;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.engine.TotpVault;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.Username;

/**
 * Imports users from another system, with their hashes and TOTP secrets. Each batch has its own unit of work, and
 * existing users are left alone, so an interrupted import can simply be run again.
 *
 * @param context realm, clock, unit of work and audit trail
 * @param users the store for users
 * @param states the store for account states
 * @param roles the store for roles
 * @param passwords the store for password hashes
 * @param totps the store for TOTP credentials
 * @param hashing reports which hashes can be verified
 * @param totp how codes of new credentials are computed
 * @param vault seals TOTP secrets
 * @param guard keeps the roles that users are given from being deleted or changed meanwhile
 */
public record UserImport(
        ServiceContext context,
        UserStore users,
        AccountStateStore states,
        RoleStore roles,
        PasswordStore passwords,
        TotpStore totps,
        PasswordHashing hashing,
        TotpParameters totp,
        TotpVault vault,
        AdministratorGuard guard) {

    private static final int BATCH = 500;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Imports users.
     *
     * @param rows the users, read one by one
     * @param listener receives the users who could not be imported, and the progress
     * @return the totals
     */
    public ImportProgress run(Iterator<ImportedUser> rows, ImportListener listener) {
        if (!users.writable()) {
            throw RefusalCode.MANAGED_ELSEWHERE.refused();
        }
        ImportedNames names = new ImportedNames(RANDOM);
        ImportProgress done = ImportProgress.NONE;
        Iterator<List<ImportedUser>> batches = Iterators.partition(rows, BATCH);
        while (batches.hasNext()) {
            done = importBatch(batches.next(), done, names, listener);
            listener.progress(done);
        }
        return done;
    }

    private ImportProgress importBatch(
            List<ImportedUser> rows, ImportProgress before, ImportedNames names, ImportListener listener) {
        ImportBatch batch = new ImportBatch(before.rows(), check(), names);
        rows.forEach(batch::read);
        if (!batch.names().isEmpty()) {
            new StorableRows(batch, (some, of) -> addUnlessTaken(some, of, names)).add();
        }
        return batch.report(listener, before);
    }

    private ImportCheck check() {
        return new ImportCheck(roleNames(), hashing, totp);
    }

    private Set<String> roleNames() {
        return roles.list(context.realm()).stream().map(Role::name).collect(toUnmodifiableSet());
    }

    /** Looks up which names are taken again each time the unit is retried. */
    private void addUnlessTaken(ImportBatch batch, List<Username> wanted, ImportedNames names) {
        batch.reject(context.units().run(() -> {
            guard.keepRoles(batch.roles());
            batch.rejectUnknownRoles(check());
            Taken taken = taken(wanted, names);
            List<NewAccount> free = batch.free(wanted, taken).stream()
                    .map(row -> prepare(row, names))
                    .toList();
            if (!free.isEmpty()) {
                addAll(free);
            }
            return taken;
        }));
    }

    private Taken taken(List<Username> wanted, ImportedNames names) {
        Set<Username> taken = users.takenAmong(context.realm(), wanted);
        Set<Username> byThisRun = users.findAll(taken.stream().map(names::idOf).toList()).stream()
                .map(User::username)
                .collect(toUnmodifiableSet());
        return new Taken(Sets.difference(taken, byThisRun).immutableCopy(), byThisRun);
    }

    private NewAccount prepare(ImportedUser row, ImportedNames names) {
        UserId id = names.idOf(Username.of(row.username()));
        return NewAccount.of(row, id, context.realm(), context.now(), vault);
    }

    private void addAll(Collection<NewAccount> accounts) {
        Instant now = context.now();
        users.addAll(accounts.stream().map(NewAccount::user).toList());
        states.addAll(accounts.stream().map(NewAccount::state).toList());
        passwords.addAll(hashes(accounts), now);
        totps.addAll(
                accounts.stream().flatMap(account -> account.totp().stream()).toList(), now);
        AuditTrail.Entry event =
                context.audit().byConsole(AuditEventType.USER_IMPORT).with("users", accounts.size());
        Names.added(Set.of(), rolesOf(accounts)).ifPresent(names -> event.with("rolesAdded", names));
        event.succeeded();
    }

    private static Set<String> rolesOf(Collection<NewAccount> accounts) {
        return accounts.stream()
                .flatMap(account -> account.user().roles().stream())
                .collect(toUnmodifiableSet());
    }

    private static Map<UserId, PasswordHash> hashes(Collection<NewAccount> accounts) {
        return accounts.stream()
                .filter(account -> account.password().isPresent())
                .collect(toMap(
                        account -> account.user().id(),
                        account -> account.password().get()));
    }
}
