package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roles panel keeps a right that is no longer declared, and marks it. */
@Tag("slow")
class RolesPageTest {

    @Test
    void keepsARightThatIsNoLongerDeclaredUntilItIsUnticked(@TempDir Path folder) {
        try (Premises premises = Premises.openNow(folder);
                Browser browser = Browser.open()) {
            premises.admin()
                    .post("api/roles", "{\"name\":\"clerk\",\"grants\":[\"hello.write\"],\"denies\":[]}")
                    .expect(201);
            premises.update("INSERT INTO account_role_right (realm, role_name, right_name, denied)"
                    + " VALUES ('', 'clerk', 'old.write', FALSE)");
            browser.visit(URI.create(premises.node(0).page() + "#/settings/roles"));
            browser.type("User name", "admin");
            browser.type("Password", TestHosts.ADMIN_PASSWORD);
            browser.click("Sign in");

            browser.see("old.write (no longer declared)");
            browser.keep("undeclared-right");
            browser.click("Edit clerk");
            browser.click("Save role");
            browser.see("The role clerk has been saved.");
            assertThat(clerk(premises)).contains("hello.write", "old.write");

            browser.click("Edit clerk");
            browser.see("old.write (no longer declared)");
            browser.field("Grant old.write").click();
            browser.click("Save role");
            browser.see("The role clerk has been saved.");
            assertThat(clerk(premises)).contains("hello.write").doesNotContain("old.write");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static String clerk(Premises premises) {
        Answer roles = premises.admin().get("api/roles").expect(200);
        String body = roles.body();
        int start = body.indexOf("\"clerk\"");
        return body.substring(start, body.indexOf('}', start));
    }
}
