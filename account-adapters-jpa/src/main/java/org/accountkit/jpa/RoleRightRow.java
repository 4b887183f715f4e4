package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.accountkit.user.Right;
import org.accountkit.user.Role;

/** A right that a role grants or denies. */
@Entity(name = "account_role_right")
@Table(name = "account_role_right")
@Cacheable(false)
@IdClass(RoleRightRow.Key.class)
class RoleRightRow {

    @Id
    @Column(name = "realm")
    private String realm;

    @Id
    @Column(name = "role_name")
    private String role;

    @Id
    @Column(name = "right_name")
    private String right;

    @Id
    @Column(name = "denied")
    private boolean denied;

    RoleRightRow() {}

    RoleRightRow(Role role, Right right, boolean denied) {
        this.realm = role.realm().name();
        this.role = role.name();
        this.right = right.name();
        this.denied = denied;
    }

    String role() {
        return role;
    }

    String right() {
        return right;
    }

    boolean denied() {
        return denied;
    }

    /** The composite key that Jakarta Persistence requires. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String realm = "";
        private String role = "";
        private String right = "";
        private boolean denied;

        Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && Objects.equals(realm, that.realm)
                    && Objects.equals(role, that.role)
                    && Objects.equals(right, that.right)
                    && denied == that.denied;
        }

        @Override
        public int hashCode() {
            return Objects.hash(realm, role, right, denied);
        }
    }
}
