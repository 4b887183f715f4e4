package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.accountkit.user.User;

/** A term by which a user can be found. */
@Entity(name = "account_user_term")
@Table(name = "account_user_term")
@Cacheable(false)
@IdClass(UserTermRow.Key.class)
class UserTermRow {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Id
    @Column(name = "slot")
    private int slot;

    @Column(name = "realm")
    private String realm;

    @Column(name = "term")
    private byte[] term;

    UserTermRow() {}

    UserTermRow(User user, int slot, String term) {
        this.userId = user.id().value();
        this.slot = slot;
        this.realm = user.realm().name();
        this.term = NameKeys.bytes(term);
    }

    /** The composite key that Jakarta Persistence requires. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String userId = "";
        private int slot;

        Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && Objects.equals(userId, that.userId) && slot == that.slot;
        }

        @Override
        public int hashCode() {
            return Objects.hash(userId, slot);
        }
    }
}
