package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.User.Contact;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.jspecify.annotations.Nullable;

/** A user. */
@Entity(name = "account_user")
@Table(name = "account_user")
@Cacheable(false)
class UserRow {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "realm")
    private String realm;

    @Column(name = "username")
    private String username;

    @Column(name = "name_key")
    private byte[] nameKey;

    @Column(name = "full_name")
    private String fullName;

    @Column(name = "description")
    private String description;

    @Column(name = "enabled")
    private boolean enabled;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "contact")
    private @Nullable String contact;

    @Column(name = "contact_verified")
    private boolean contactVerified;

    UserRow() {}

    UserRow(User user) {
        id = user.id().value();
        realm = user.realm().name();
        username = user.username().text();
        nameKey = NameKeys.bytes(user.username().key());
        fullName = user.fullName();
        description = user.description();
        enabled = user.enabled();
        createdAt = user.createdAt().toEpochMilli();
        contact = user.contact().map(Contact::mail).orElse(null);
        contactVerified = user.contact().filter(Contact::verified).isPresent();
    }

    String id() {
        return id;
    }

    User toUser(Set<String> roles) {
        return new User(
                new UserId(id),
                new Realm(realm),
                Username.stored(username),
                fullName,
                description,
                enabled,
                roles,
                Instant.ofEpochMilli(createdAt),
                Optional.ofNullable(contact).map(mail -> new Contact(mail, contactVerified)));
    }
}
