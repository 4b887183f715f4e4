package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.accountkit.user.Role;

/** A role. Its version makes concurrent edits wait for each other. */
@Entity(name = "account_role")
@Table(name = "account_role")
@Cacheable(false)
@IdClass(RoleRow.Key.class)
class RoleRow {

    @Id
    @Column(name = "realm")
    private String realm;

    @Id
    @Column(name = "role_name")
    private String name;

    @Column(name = "version")
    private long version;

    RoleRow() {}

    RoleRow(Role role) {
        realm = role.realm().name();
        name = role.name();
    }

    String name() {
        return name;
    }

    /** The composite key that Jakarta Persistence requires. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String realm = "";
        private String name = "";

        Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && Objects.equals(realm, that.realm) && Objects.equals(name, that.name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(realm, name);
        }
    }
}
