package org.accountkit.web;

import org.accountkit.access.RefusalCode;

/**
 * How a refusal looks over HTTP. This is the one table of statuses and titles.
 *
 * @param status the status code
 * @param title the problem's title, the same for every occurrence
 */
record ProblemKind(int status, String title) {

    static ProblemKind of(RefusalCode code) {
        return switch (code) {
            case MALFORMED_REQUEST -> new ProblemKind(400, "Malformed request");
            case AMBIGUOUS_CREDENTIALS -> new ProblemKind(400, "Ambiguous credentials");
            case NOT_AUTHENTICATED -> new ProblemKind(401, "Not authenticated");
            case INVALID_CREDENTIALS -> new ProblemKind(401, "Sign-in refused");
            case WRONG_PASSWORD -> new ProblemKind(403, "Wrong password");
            case WRONG_CODE -> new ProblemKind(403, "Wrong code");
            case REAUTHENTICATION_REQUIRED -> new ProblemKind(403, "Confirm your identity");
            case FORBIDDEN -> new ProblemKind(403, "Forbidden");
            case ACTION_PENDING -> new ProblemKind(403, "Action pending");
            case MANAGED_ELSEWHERE -> new ProblemKind(403, "Managed elsewhere");
            case CROSS_SITE_REQUEST -> new ProblemKind(403, "Request from another site");
            case NOT_FOUND -> new ProblemKind(404, "Not found");
            case METHOD_NOT_ALLOWED -> new ProblemKind(405, "Method not allowed");
            case CONFLICT -> new ProblemKind(409, "Conflict");
            case LAST_ADMINISTRATOR -> new ProblemKind(409, "Last administrator");
            case USERNAME_TAKEN -> new ProblemKind(409, "User name taken");
            case ROLE_TAKEN -> new ProblemKind(409, "Role name taken");
            case NAME_TAKEN -> new ProblemKind(409, "Key name taken");
            case TOO_MANY_KEYS -> new ProblemKind(409, "Too many API keys");
            case ROLE_IN_USE -> new ProblemKind(409, "Role in use");
            case BODY_TOO_LARGE -> new ProblemKind(413, "Body too large");
            case UNSUPPORTED_MEDIA_TYPE -> new ProblemKind(415, "Unsupported media type");
            case PASSWORD_REJECTED -> new ProblemKind(422, "Password rejected");
            case TOO_MANY_ATTEMPTS -> new ProblemKind(429, "Too many attempts");
            case INTERNAL_ERROR -> new ProblemKind(500, "Internal error");
            case UNAVAILABLE -> new ProblemKind(503, "Unavailable");
        };
    }
}
