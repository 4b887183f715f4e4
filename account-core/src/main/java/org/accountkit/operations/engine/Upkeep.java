package org.accountkit.operations.engine;

/**
 * Keeps accounts in step with a directory and with a restored database.
 *
 * @param users forgets users
 * @param vanished finds users whom the directory has deleted
 * @param credentials imports credentials of existing users
 * @param exports exports users
 * @param restored ends what a restored backup revived
 */
public record Upkeep(
        UserOperations users,
        VanishedUsers vanished,
        CredentialImport credentials,
        UserExport exports,
        RestoredBackup restored) {}
