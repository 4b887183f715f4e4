package org.accountkit.web;

import org.accountkit.access.RefusalCode;

/**
 * The HTTP form of a refusal. This is the only table of statuses and titles.
 *
 * @param status the status code
 * @param code the stable code
 * @param title the title, the same for every occurrence
 * @param remedy the remedy, unless an occurrence has a more specific one
 */
record ProblemKind(int status, String code, String title, String remedy) {

    static ProblemKind of(HttpRefusal refusal) {
        return switch (refusal) {
            case AMBIGUOUS_CREDENTIALS -> kind(400, refusal, "Ambiguous credentials");
            case CROSS_SITE_REQUEST -> kind(403, refusal, "Request from another site");
            case METHOD_NOT_ALLOWED -> kind(405, refusal, "Method not allowed");
            case BODY_TOO_LARGE -> kind(413, refusal, "Body too large");
            case UNSUPPORTED_MEDIA_TYPE -> kind(415, refusal, "Unsupported media type");
        };
    }

    static ProblemKind of(RefusalCode code) {
        return switch (code) {
            case MALFORMED_REQUEST -> kind(400, code, "Malformed request");
            case NOT_AUTHENTICATED -> kind(401, code, "Not authenticated");
            case INVALID_CREDENTIALS -> kind(401, code, "Sign-in refused");
            case WRONG_PASSWORD -> kind(403, code, "Wrong password");
            case WRONG_CODE -> kind(403, code, "Wrong code");
            case REAUTHENTICATION_REQUIRED -> kind(403, code, "Confirm your identity");
            case FORBIDDEN -> kind(403, code, "Forbidden");
            case ACTION_PENDING -> kind(403, code, "Action pending");
            case MANAGED_ELSEWHERE -> kind(403, code, "Managed elsewhere");
            case NOT_FOUND -> kind(404, code, "Not found");
            case CONFLICT -> kind(409, code, "Conflict");
            case LAST_ADMINISTRATOR -> kind(409, code, "Last administrator");
            case USERNAME_TAKEN -> kind(409, code, "User name taken");
            case ROLE_TAKEN -> kind(409, code, "Role name taken");
            case NAME_TAKEN -> kind(409, code, "Key name taken");
            case TOO_MANY_KEYS -> kind(409, code, "Too many API keys");
            case ROLE_IN_USE -> kind(409, code, "Role in use");
            case PASSWORD_REJECTED -> kind(422, code, "Password rejected");
            case TOO_MANY_ATTEMPTS -> kind(429, code, "Too many attempts");
            case INTERNAL_ERROR -> kind(500, code, "Internal error");
            case UNAVAILABLE -> kind(503, code, "Unavailable");
        };
    }

    private static ProblemKind kind(int status, HttpRefusal refusal, String title) {
        return new ProblemKind(status, refusal.code(), title, refusal.remedy());
    }

    private static ProblemKind kind(int status, RefusalCode code, String title) {
        return new ProblemKind(status, code.code(), title, code.remedy());
    }
}
