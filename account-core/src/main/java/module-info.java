module org.accountkit.core {
    requires com.google.common;
    requires static org.bouncycastle.provider;
    requires static transitive org.jspecify;
}
