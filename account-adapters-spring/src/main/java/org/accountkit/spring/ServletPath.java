package org.accountkit.spring;

/**
 * The path of AccountKit's servlet, below the context path.
 *
 * @param value a path such as {@code /account}
 */
record ServletPath(String value) {

    /** Follows the routes, so that no request reaches the servlet that the routes take for one of another base path. */
    static ServletPath of(String basePath, String contextPath) {
        if (!basePath.startsWith(contextPath + "/")) {
            throw new InvalidPropertyException(
                    "AccountKit's routes have the base path " + basePath + ", but the application has the context path "
                            + contextPath + ".",
                    "Build the AccountRoutes with basePath(\"" + contextPath + basePath
                            + "\"), or remove the bean and set accountkit.web.path.");
        }
        return new ServletPath(basePath.substring(contextPath.length()));
    }
}
