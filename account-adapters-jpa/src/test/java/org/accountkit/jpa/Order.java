package org.accountkit.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An entity of the host. */
@Entity(name = "host_order")
@Table(name = "host_order")
class Order {

    @Id
    private String id;

    @Column(unique = true)
    private String number;

    protected Order() {
        this("", "");
    }

    Order(String id, String number) {
        this.id = id;
        this.number = number;
    }
}
