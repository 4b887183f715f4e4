package org.accountkit.spring;

import java.time.Clock;
import java.util.function.Consumer;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.AccountStores;
import org.accountkit.access.AccessReader;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.audit.AuditLog;
import org.accountkit.download.DownloadTokenStore;
import org.accountkit.notification.Notifier;
import org.accountkit.observation.AccountObserver;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.HashingCapacity;
import org.accountkit.password.PasswordBlocklist;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.password.PasswordResetStore;
import org.accountkit.password.PasswordStore;
import org.accountkit.password.Peppers;
import org.accountkit.reset.PasswordResetService.ResetPolicy;
import org.accountkit.secret.MasterKeyStore;
import org.accountkit.secret.SecretProtector;
import org.accountkit.session.SessionStore;
import org.accountkit.signin.DeviceService.DevicePolicy;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.signin.PendingSignInStore;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.ThrottlePolicies;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.twofactor.RecoveryCodePolicy;
import org.accountkit.twofactor.RecoveryCodeStore;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.RoleStore;
import org.accountkit.user.UserStore;
import org.springframework.beans.factory.BeanFactory;

/** Builds the services from the properties and from whatever the application has beans of. */
final class ServicesAssembly {

    private final BeanFactory beans;
    private final AccountServicesBuilder builder = AccountServices.builder();

    ServicesAssembly(BeanFactory beans) {
        this.beans = beans;
    }

    AccountServices build(PropertiesInUse properties) {
        properties.applyTo(builder);
        useStores();
        usePolicies();
        useRest();
        beans.getBeanProvider(AccountServicesCustomizer.class)
                .orderedStream()
                .forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    private void useStores() {
        use(AccountStores.class, builder::stores);
        use(AccessReader.class, builder::accessReader);
        use(UnitOfWork.class, builder::unitOfWork);
        use(UserStore.class, builder::users);
        use(AccountStateStore.class, builder::accountStates);
        use(RoleStore.class, builder::roles);
        use(PasswordStore.class, builder::passwords);
        use(PasswordResetStore.class, builder::passwordResets);
        use(SessionStore.class, builder::sessions);
        use(ApiKeyStore.class, builder::apiKeys);
        use(DownloadTokenStore.class, builder::downloadTokens);
        use(TotpStore.class, builder::totps);
        use(RecoveryCodeStore.class, builder::recoveryCodes);
        use(PendingSignInStore.class, builder::pendingSignIns);
        use(KnownDeviceStore.class, builder::knownDevices);
        use(AttemptStore.class, builder::attempts);
        use(MasterKeyStore.class, builder::masterKeyChecks);
        use(AuditLog.class, builder::auditLog);
    }

    private void usePolicies() {
        use(PasswordHasher.class, builder::passwordHasher);
        use(HashingCapacity.class, builder::hashingCapacity);
        use(ForeignHashes.class, builder::legacyHashes);
        use(Peppers.class, builder::peppers);
        use(PasswordPolicy.class, builder::passwordPolicy);
        use(PasswordBlocklist.class, builder::passwordBlocklist);
        use(ThrottlePolicies.class, builder::throttle);
        use(TotpParameters.class, builder::totp);
        use(RecoveryCodePolicy.class, builder::recoveryCodes);
        use(DevicePolicy.class, builder::knownDevices);
        use(ResetPolicy.class, builder::passwordResets);
    }

    /** An application may have several clocks, none of them meant for AccountKit. */
    private void useRest() {
        use(SecretProtector.class, builder::protector);
        use(Notifier.class, builder::notifier);
        beans.getBeanProvider(Clock.class).ifUnique(builder::clock);
        builder.observer(new AllObservers(
                beans.getBeanProvider(AccountObserver.class).orderedStream().toList()));
    }

    private <T> void use(Class<T> port, Consumer<T> setting) {
        beans.getBeanProvider(port).ifAvailable(setting);
    }
}
