/**
 * The core of AccountKit: users, credentials and sessions behind ports. Packages for AccountKit's own use are not
 * exported.
 */
module org.accountkit.core {
    requires com.google.common;
    requires static org.bouncycastle.provider;
    requires static transitive org.jspecify;

    exports org.accountkit;
    exports org.accountkit.access;
    exports org.accountkit.administration;
    exports org.accountkit.apikey;
    exports org.accountkit.audit;
    exports org.accountkit.download;
    exports org.accountkit.notification;
    exports org.accountkit.observation;
    exports org.accountkit.operations;
    exports org.accountkit.password;
    exports org.accountkit.password.legacy;
    exports org.accountkit.profile;
    exports org.accountkit.reset;
    exports org.accountkit.secret;
    exports org.accountkit.session;
    exports org.accountkit.signin;
    exports org.accountkit.throttle;
    exports org.accountkit.token;
    exports org.accountkit.transaction;
    exports org.accountkit.twofactor;
    exports org.accountkit.user;
}
