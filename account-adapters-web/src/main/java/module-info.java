/** The JSON API and the User Settings page of AccountKit, with or without servlets. */
module org.accountkit.web {
    requires com.google.zxing;
    requires static jakarta.servlet;
    requires static jdk.httpserver;
    requires transitive org.accountkit.core;
    requires static transitive org.jspecify;
    requires tools.jackson.core;

    exports org.accountkit.web;
    exports org.accountkit.web.jdk;
    exports org.accountkit.web.servlet;
}
