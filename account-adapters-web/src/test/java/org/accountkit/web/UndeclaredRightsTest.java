package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A role that has a right which the host no longer declares can be sent back as it was read. */
class UndeclaredRightsTest {

    private World world;
    private Browser admin;

    @BeforeEach
    void open() {
        world = new World();
        admin = world.administrator();
        Role clerk = new Role(
                Realm.DEFAULT,
                "clerk",
                Set.of(new Right("hello.write"), new Right("old.write")),
                Set.of(new Right("old.read")));
        world.stores.unitOfWork().execute(() -> world.stores.roles().add(clerk));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void it_is_shown_and_stays_when_it_is_sent_back() {
        Map<String, Object> all = admin.get("/api/roles").expect(200).json();
        assertThat(all.get("rights").toString()).doesNotContain("old.");

        assertThat(edited("{\"grants\":[\"hello.write\",\"old.write\"],\"denies\":[\"old.read\"]}"))
                .containsEntry("grants", List.of("hello.write", "old.write"))
                .containsEntry("denies", List.of("old.read"));
        assertThat(edited("{\"denies\":[\"old.read\",\"account.users.read\"]}"))
                .containsEntry("denies", List.of("account.users.read", "old.read"));
    }

    @Test
    void it_goes_when_it_is_left_out_and_does_not_come_back() {
        assertThat(edited("{\"grants\":[\"hello.write\"]}")).containsEntry("grants", List.of("hello.write"));

        for (String edit : List.of("{\"grants\":[\"old.write\"]}", "{\"grants\":[\"old.read\"]}")) {
            admin.patch("/api/roles/clerk", edit).expect(400, "malformed-request");
        }
    }

    private Map<String, Object> edited(String edit) {
        return admin.patch("/api/roles/clerk", edit).expect(200).json();
    }
}
