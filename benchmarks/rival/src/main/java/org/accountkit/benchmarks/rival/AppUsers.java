package org.accountkit.benchmarks.rival;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AppUsers extends Repository<AppUser, Long> {

    @Query("select u from AppUser u left join fetch u.roles where u.username = :username")
    Optional<AppUser> findByUsername(String username);
}
