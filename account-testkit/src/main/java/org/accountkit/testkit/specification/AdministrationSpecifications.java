package org.accountkit.testkit.specification;

import org.accountkit.AccountStores;
import org.junit.jupiter.api.Nested;

/** What administrators do and see: users, roles, notices and the audit trail. */
abstract class AdministrationSpecifications {

    /** {@return stores on a database that is ready for use} */
    protected abstract AccountStores stores();

    @Nested
    class UserAdministration extends UserAdministrationSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class UserEdit extends UserEditSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class Invitation extends InvitationSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class UserFilter extends UserFilterSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class LastAdministrator extends LastAdministratorSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class RoleAdministration extends RoleAdministrationSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class Privilege extends PrivilegeSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class GivenRoles extends GivenRolesSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class Directory extends DirectorySpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class HostReader extends HostReaderSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class Realm extends RealmSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class AuditTrail extends AuditTrailSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class AuditedAttempts extends AuditedAttemptsSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class AuditedAdministration extends AuditedAdministrationSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class HostEvent extends HostEventSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class HostRefusal extends HostRefusalSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class Notice extends NoticeSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class Profile extends ProfileSpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }

    @Nested
    class HostDirectory extends HostDirectorySpecification {

        @Override
        protected AccountStores stores() {
            return AdministrationSpecifications.this.stores();
        }
    }
}
