package org.accountkit.examples.standalone.command;

import org.accountkit.operations.AccountOperations;

/** Creates another administrator. */
final class CreateAdminCommand extends AccountCommand {

    CreateAdminCommand(Console console) {
        super(
                console,
                "create-admin",
                "Create an administrator. A generated password must be changed at first sign-in.");
        parameter("NAME", "1", "the user name");
        PasswordOptions.addTo(this);
    }

    @Override
    Reply run(AccountOperations operations) {
        return PasswordOptions.use(
                this,
                (password, generated) -> operations
                        .createAdministrator(username(), password, generated)
                        .value());
    }
}
