package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.accountkit.user.UserId;

/** The name of a role that a user has. */
@Entity(name = "account_user_role")
@Table(name = "account_user_role")
@Cacheable(false)
@IdClass(UserRoleRow.Key.class)
class UserRoleRow {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Id
    @Column(name = "role_name")
    private String role;

    @Column(name = "realm")
    private String realm;

    UserRoleRow() {}

    UserRoleRow(UserId userId, String realm, String role) {
        this.userId = userId.value();
        this.realm = realm;
        this.role = role;
    }

    String userId() {
        return userId;
    }

    String role() {
        return role;
    }

    /** The composite key that Jakarta Persistence requires. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String userId = "";
        private String role = "";

        Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && Objects.equals(userId, that.userId) && Objects.equals(role, that.role);
        }

        @Override
        public int hashCode() {
            return Objects.hash(userId, role);
        }
    }
}
