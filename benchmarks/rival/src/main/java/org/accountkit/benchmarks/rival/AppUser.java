package org.accountkit.benchmarks.rival;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

/** A user with roles. */
@Entity
@Table(name = "app_user")
class AppUser {

    @Id
    private long id;

    private String username = "";
    private String password = "";
    private boolean enabled;

    @ElementCollection
    @CollectionTable(name = "app_user_role", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role")
    private Set<String> roles = new HashSet<>();

    String username() {
        return username;
    }

    boolean enabled() {
        return enabled;
    }

    List<GrantedAuthority> authorities() {
        return roles.stream().<GrantedAuthority>map(SimpleGrantedAuthority::new).toList();
    }

    UserDetails details() {
        Collection<GrantedAuthority> authorities = authorities();
        return User.withUsername(username)
                .password(password)
                .disabled(!enabled)
                .authorities(authorities)
                .build();
    }
}
