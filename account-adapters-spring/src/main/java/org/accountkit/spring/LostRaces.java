package org.accountkit.spring;

import org.accountkit.transaction.LostRaceException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.support.PersistenceExceptionTranslator;

/** Turns a lost race inside a {@code @Repository} into Spring's exception for it, which is worth a retry. */
final class LostRaces implements PersistenceExceptionTranslator {

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException failure) {
        return failure instanceof LostRaceException
                ? new ConcurrencyFailureException("Another transaction won. Repeat the whole transaction.", failure)
                : null;
    }
}
