package org.accountkit.spring.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

@Entity
public class Purchase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String article;

    protected Purchase() {}

    public Purchase(String article) {
        this.article = article;
    }

    public String article() {
        return article;
    }

    public void rename(String other) {
        article = other;
    }
}
