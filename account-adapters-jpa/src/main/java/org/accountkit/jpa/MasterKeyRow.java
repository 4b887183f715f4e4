package org.accountkit.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.accountkit.secret.SealedSecret;

/** The check value of a master key. */
@Entity(name = "account_master_key")
@Table(name = "account_master_key")
@Cacheable(false)
class MasterKeyRow {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "sealed")
    private byte[] sealed;

    MasterKeyRow() {}

    MasterKeyRow(String id, SealedSecret sealed) {
        this.id = id;
        this.sealed = sealed.bytes();
    }

    String id() {
        return id;
    }

    SealedSecret checkValue() {
        return SealedSecret.of(id, sealed);
    }
}
