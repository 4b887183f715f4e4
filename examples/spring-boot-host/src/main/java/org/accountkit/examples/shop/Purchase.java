package org.accountkit.examples.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.accountkit.user.UserId;

/** An order. It refers to its customer by the opaque id of the user, without a foreign key to AccountKit's tables. */
@Entity
public class Purchase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String article = "";
    private String orderedBy = "";

    /** For the persistence provider. */
    protected Purchase() {}

    Purchase(String article, UserId customer) {
        this.article = article;
        this.orderedBy = customer.value();
    }

    public long getId() {
        return id;
    }

    public String getArticle() {
        return article;
    }

    /** {@return the id of the customer} */
    public String getOrderedBy() {
        return orderedBy;
    }
}
