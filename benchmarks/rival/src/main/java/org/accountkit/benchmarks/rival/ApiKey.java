package org.accountkit.benchmarks.rival;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** An API key, known by its digest. */
@Entity
@Table(name = "api_key")
class ApiKey {

    @Id
    private long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id")
    private AppUser owner = new AppUser();

    /** Only the query reads it. */
    @SuppressWarnings("UnusedVariable")
    private byte[] digest = {};

    AppUser owner() {
        return owner;
    }
}
