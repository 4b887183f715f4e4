package org.accountkit.benchmarks.rival;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApiKeys extends Repository<ApiKey, Long> {

    @Query("select k from ApiKey k join fetch k.owner o left join fetch o.roles where k.digest = :digest")
    Optional<ApiKey> findByDigest(byte[] digest);
}
