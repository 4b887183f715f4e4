package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.accountkit.user.Realm;

/** The guard that protects a realm's last administrator. */
@Entity(name = "account_guard")
@Table(name = "account_guard")
@Cacheable(false)
class GuardRow {

    @Id
    @Column(name = "realm")
    private String realm;

    @Column(name = "version")
    private long version;

    GuardRow() {}

    GuardRow(Realm realm, long version) {
        this.realm = realm.name();
        this.version = version;
    }
}
