package org.accountkit.web;

import java.util.concurrent.atomic.AtomicBoolean;

/** The base path, compared with where the host's server serves the routes. */
final class Mount {

    private static final System.Logger LOG = System.getLogger("org.accountkit.web");

    private final String basePath;
    private final AtomicBoolean logged = new AtomicBoolean();

    Mount(String basePath) {
        this.basePath = basePath;
    }

    /** Reports whether the server can pass any request on that is below the base path. */
    boolean fits(String mapping) {
        String served = mapping.endsWith("/") ? mapping.substring(0, mapping.length() - 1) : mapping;
        return isBelow(served, basePath) || isBelow(basePath, served);
    }

    private static boolean isBelow(String path, String parent) {
        return path.equals(parent) || path.startsWith(parent + '/');
    }

    MisplacedException misplaced(String mapping) {
        String message = "AccountKit is mapped to '" + mapping + "', but its base path is '" + basePath
                + "'. Set AccountRoutesBuilder.basePath, which includes the context path, or change the mapping.";
        if (logged.compareAndSet(false, true)) {
            LOG.log(System.Logger.Level.ERROR, message);
        }
        return new MisplacedException(message);
    }
}
