package org.accountkit.testkit.specification;

import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;

import java.util.Optional;
import java.util.Set;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.RoleAdministration.RoleEdit;
import org.accountkit.administration.UserEdit;
import org.accountkit.apikey.ApiKeyService.ApiKeyRequest;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/** Everything that a caller can change, each with what has to be there first. */
@SuppressWarnings("ImmutableEnumChecker") // of lambdas without state
enum CallerChange {
    GENERATE_KEY(scene -> {}, (scene, caller) -> scene.accounts().apiKeys().generate(caller)),
    ADD_KEY(scene -> {}, (scene, caller) -> scene.accounts().apiKeys().add(caller, ApiKeyRequest.named(""))),
    REMOVE_KEY(
            scene -> scene.ada.newApiKey(),
            (scene, caller) -> scene.accounts().apiKeys().remove(caller)),
    REMOVE_KEY_BY_ID(
            scene -> scene.ada.newApiKey(),
            (scene, caller) -> scene.accounts().apiKeys().remove(caller, scene.keyId(caller.userId()))),
    CHANGE_PASSWORD(
            scene -> {},
            (scene, caller) -> scene.accounts()
                    .passwords()
                    .change(caller, secret(PASSWORD), secret("an altogether different one"))),
    PROVE(scene -> {}, (scene, caller) -> scene.accounts().signIn().prove(caller, secret(PASSWORD), Optional.empty())),
    PROVE_WITH_CODE(
            scene -> scene.ada.withPhone(),
            (scene, caller) -> scene.accounts().signIn().prove(caller, secret(PASSWORD), Optional.of(scene.code()))),
    BEGIN_ENROLMENT(scene -> {}, (scene, caller) -> scene.accounts().twoFactor().begin(caller)),
    VALIDATE_ENROLMENT(
            scene -> scene.accounts().twoFactor().begin(scene.ada.caller()),
            (scene, caller) -> scene.accounts().twoFactor().validate(caller, scene.enrolmentCode(caller))),
    DEACTIVATE_TWO_FACTOR(
            scene -> scene.ada.withPhone(),
            (scene, caller) -> scene.accounts().twoFactor().deactivate(caller)),
    REPLACE_RECOVERY_CODES(
            scene -> scene.ada.withPhone(),
            (scene, caller) -> scene.accounts().twoFactor().replaceRecoveryCodes(caller)),
    END_SESSION(
            scene -> scene.ada.atAnotherBrowser(),
            (scene, caller) -> scene.accounts().sessions().end(caller, scene.otherSession(caller))),
    END_OTHER_SESSIONS(
            scene -> scene.ada.atAnotherBrowser(),
            (scene, caller) -> scene.accounts().sessions().endOthers(caller)),
    FORGET_DEVICE(
            scene -> scene.world.signIn("ada", PASSWORD),
            (scene, caller) -> scene.accounts().devices().forget(caller, scene.deviceId(caller.userId()))),
    FORGET_OTHER_DEVICES(
            scene -> {}, (scene, caller) -> scene.accounts().devices().forgetOthers(caller, Optional.empty())),
    RENAME_SELF(
            scene -> {},
            (scene, caller) -> scene.accounts().profile().rename(caller, scene.world.version(scene.ada), "Ada")),
    RENEW_DOWNLOAD_TOKEN(
            scene -> {}, (scene, caller) -> scene.accounts().downloads().renew(caller)),
    SET_DOWNLOAD_STATE(
            scene -> {}, (scene, caller) -> scene.accounts().downloads().setState(caller, DownloadState.OPEN)),
    CREATE_USER(
            scene -> {},
            (scene, caller) -> scene.accounts()
                    .users()
                    .create(caller, NewUser.of(Username.of("new"), secret(World.FIRST_PASSWORD)))),
    EDIT_USER(
            scene -> {},
            (scene, caller) -> scene.accounts()
                    .users()
                    .edit(
                            caller,
                            scene.bob.id(),
                            UserEdit.basedOn(0).fullName("x").build())),
    DELETE_USER(scene -> {}, (scene, caller) -> scene.accounts().users().delete(caller, scene.bob.id())),
    SIGN_USER_OUT(scene -> {}, (scene, caller) -> scene.accounts().users().signOut(caller, scene.bob.id())),
    UNLOCK_USER(scene -> {}, (scene, caller) -> scene.accounts().users().unlock(caller, scene.bob.id())),
    ISSUE_PASSWORD_RESET(
            scene -> {},
            (scene, caller) -> scene.accounts().passwordResets().issue(caller, scene.bob.id(), Optional.empty())),
    REMOVE_KEY_OF_USER(
            scene -> scene.bob.newApiKey(),
            (scene, caller) -> scene.accounts().users().removeApiKey(caller, scene.bob.id())),
    CREATE_ROLE(scene -> {}, (scene, caller) -> scene.accounts().roles().create(caller, "new", Set.of(), Set.of())),
    EDIT_ROLE(
            scene -> scene.world.role("plain"),
            (scene, caller) -> scene.accounts()
                    .roles()
                    .edit(caller, "plain", new RoleEdit(Optional.of(Set.of(World.WRITE)), Optional.empty()))),
    DELETE_ROLE(
            scene -> scene.world.role("plain"),
            (scene, caller) -> scene.accounts().roles().delete(caller, "plain"));

    private final Preparation preparation;
    private final Change change;

    CallerChange(Preparation preparation, Change change) {
        this.preparation = preparation;
        this.change = change;
    }

    void prepare(Scene scene) {
        preparation.prepare(scene);
    }

    void make(Scene scene, Caller caller) {
        change.make(scene, caller);
    }

    boolean takesPassword() {
        return this == CHANGE_PASSWORD || this == PROVE || this == PROVE_WITH_CODE;
    }

    boolean needsRight() {
        return compareTo(RENEW_DOWNLOAD_TOKEN) >= 0;
    }

    /** What has to be there first. */
    private interface Preparation {

        void prepare(Scene scene);
    }

    /** What a caller changes. */
    private interface Change {

        void make(Scene scene, Caller caller);
    }

    /**
     * Two users, of whom one acts.
     *
     * @param world the world
     * @param ada an administrator, who acts
     * @param bob a user
     */
    record Scene(World world, Person ada, Person bob) {

        static final Right[] RIGHTS = {
            Right.USERS_READ,
            Right.USERS_MANAGE,
            Right.ROLES_READ,
            Right.ROLES_MANAGE,
            Right.DOWNLOADS_READ,
            Right.DOWNLOADS_MANAGE,
            World.WRITE
        };

        static Scene in(World world) {
            return new Scene(world, world.manager("ada", RIGHTS), world.person("bob"));
        }

        AccountServices accounts() {
            return world.accounts;
        }

        SecondFactor code() {
            return ada.freshCode();
        }

        Secret enrolmentCode(Caller caller) {
            Secret uri = accounts().twoFactor().pending(caller).otpAuthUri();
            return secret(VirtualAuthenticator.fromUri(uri.reveal()).code(world.clock.instant()));
        }

        String keyId(UserId owner) {
            return world.stores.apiKeys().list(owner).stream()
                    .findFirst()
                    .map(key -> key.id())
                    .orElse("gone");
        }

        String deviceId(UserId owner) {
            return world.stores.knownDevices().list(owner).stream()
                    .findFirst()
                    .map(device -> device.id())
                    .orElse("gone");
        }

        String otherSession(Caller caller) {
            return world.stores.sessions().list(caller.userId()).stream()
                    .map(session -> session.id())
                    .filter(id -> !id.equals(caller.credential().id()))
                    .findFirst()
                    .orElse("gone");
        }
    }
}
