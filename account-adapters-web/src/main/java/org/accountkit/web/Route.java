package org.accountkit.web;

import org.accountkit.access.AccessRule;
import org.accountkit.web.json.BodyShape;

/**
 * One method of one path.
 *
 * @param method the method in upper case
 * @param path the path below the base path
 * @param access who may call it
 * @param shape the shape of its body
 * @param handler answers the request once it has passed every check
 */
record Route(String method, PathTemplate path, Access access, BodyShape shape, Handler handler) {

    /** Answers a request that has passed every check. */
    @FunctionalInterface
    interface Handler {
        AccountResponse handle(Call call);
    }

    static Route get(String path, Access access, Handler handler) {
        return new Route("GET", new PathTemplate(path), access, BodyShape.EMPTY, handler);
    }

    static Route get(String path, AccessRule rule, Handler handler) {
        return get(path, Access.by(rule), handler);
    }

    static Route post(String path, Access access, BodyShape shape, Handler handler) {
        return new Route("POST", new PathTemplate(path), access, shape, handler);
    }

    static Route post(String path, AccessRule rule, BodyShape shape, Handler handler) {
        return post(path, Access.by(rule), shape, handler);
    }

    static Route post(String path, AccessRule rule, Handler handler) {
        return post(path, rule, BodyShape.EMPTY, handler);
    }

    static Route put(String path, AccessRule rule, BodyShape shape, Handler handler) {
        return new Route("PUT", new PathTemplate(path), Access.by(rule), shape, handler);
    }

    static Route patch(String path, AccessRule rule, BodyShape shape, Handler handler) {
        return new Route("PATCH", new PathTemplate(path), Access.by(rule), shape, handler);
    }

    static Route delete(String path, AccessRule rule, Handler handler) {
        return new Route("DELETE", new PathTemplate(path), Access.by(rule), BodyShape.EMPTY, handler);
    }
}
