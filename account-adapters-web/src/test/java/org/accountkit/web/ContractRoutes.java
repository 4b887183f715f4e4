package org.accountkit.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The routes as the HTTP contract lists them, written down a second time so that a change of either is noticed. */
final class ContractRoutes {

    private static final String TABLE = """
            POST   /api/password-reset                       -
            POST   /api/password-reset/complete              -
            POST   /api/sign-in                              -
            POST   /api/sign-in/second-factor                P
            POST   /api/sign-out                             S
            GET    /api/session                              S
            POST   /api/session/proof                        S
            GET    /api/whoami                               SK
            GET    /api/me                                   S
            PATCH  /api/me                                   S!
            PUT    /api/me/password                          S
            GET    /api/me/two-factor                        S
            POST   /api/me/two-factor/enrolment              S!
            GET    /api/me/two-factor/enrolment.png          S!
            GET    /api/me/two-factor/enrolment.svg          S!
            POST   /api/me/two-factor/enrolment/validate     S
            DELETE /api/me/two-factor                        S!
            POST   /api/me/recovery-codes                    S!
            GET    /api/me/api-key                           S
            POST   /api/me/api-key                           S!
            DELETE /api/me/api-key                           S!
            GET    /api/me/api-keys                          S
            POST   /api/me/api-keys                          S!
            DELETE /api/me/api-keys/{id}                     S!
            GET    /api/me/sessions                          S
            DELETE /api/me/sessions/{id}                     S
            DELETE /api/me/sessions                          S
            GET    /api/me/devices                           S
            DELETE /api/me/devices/{id}                      S
            DELETE /api/me/devices                           S
            GET    /api/download-token                       S    account.downloads.read
            POST   /api/download-token                       S!   account.downloads.manage
            PATCH  /api/download-token                       S!   account.downloads.manage
            GET    /api/users                                SK   account.users.read
            POST   /api/users                                S!   account.users.manage
            GET    /api/users/{id}                           SK   account.users.read
            PATCH  /api/users/{id}                           S!   account.users.manage
            DELETE /api/users/{id}                           S!   account.users.manage
            POST   /api/users/{id}/sign-out                  S!   account.users.manage
            POST   /api/users/{id}/unlock                    S!   account.users.manage
            POST   /api/users/{id}/password-reset            S!   account.users.manage
            DELETE /api/users/{id}/api-key                   S!   account.users.manage
            GET    /api/roles                                SK   account.roles.read
            POST   /api/roles                                S!   account.roles.manage
            PATCH  /api/roles/{name}                         S!   account.roles.manage
            DELETE /api/roles/{name}                         S!   account.roles.manage
            GET    /api/audit-events                         SK   account.audit.read
            GET    /api/openapi.json                         -
            GET    /api/health                               -
            """;

    /**
     * A route.
     *
     * @param method upper case
     * @param path below the mount
     * @param who {@code -}, {@code P} pending, {@code S} session, {@code S!} with proof, {@code SK} API key too
     * @param right the right it wants
     */
    record Line(String method, String path, String who, Optional<String> right) {

        boolean isForSignedIn() {
            return who.startsWith("S");
        }

        boolean takesKeys() {
            return who.contains("K");
        }

        boolean wantsProof() {
            return who.contains("!");
        }

        /** A path with ids of nobody. */
        String sample() {
            return path.replace("{id}", "00000000-0000-4000-8000-000000000000").replace("{name}", "nobodys-role");
        }

        FakeRequest request() {
            return FakeRequest.of(method, sample());
        }

        @Override
        public String toString() {
            return method + ' ' + path;
        }
    }

    private ContractRoutes() {}

    static Stream<Line> all() {
        return TABLE.lines().map(ContractRoutes::parse);
    }

    static List<Line> signedIn() {
        return all().filter(Line::isForSignedIn).toList();
    }

    private static Line parse(String line) {
        String[] words = line.split(" +", -1);
        return new Line(words[0], words[1], words[2], words.length > 3 ? Optional.of(words[3]) : Optional.empty());
    }
}
