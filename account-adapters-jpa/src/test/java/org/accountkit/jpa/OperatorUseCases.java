package org.accountkit.jpa;

import static org.accountkit.jpa.OwnUseCases.NEXT;
import static org.accountkit.jpa.Scene.USE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.ApiKeys;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.RoleAdministration.RoleEdit;
import org.accountkit.administration.UserEdit;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.jpa.UseCase.Node;
import org.accountkit.operations.ExportScope;
import org.accountkit.operations.ImportedUser;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordService.PreparedPassword;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.TestHashers;
import org.accountkit.testkit.TestUser;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/** What administrators and operators do. */
final class OperatorUseCases {

    private static final MasterKeys NEXT_KEY = MasterKeys.of("next", Secret.ofBytes(new byte[] {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32
    }));
    private static final PasswordHash HASH = TestHashers.cheapest().hash(NEXT);
    private static final ImportedTotp TOTP = ImportedTotp.base32(Secret.ofText("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"))
            .orElseThrow();

    private OperatorUseCases() {}

    static List<UseCase> all() {
        return Stream.of(users(), roles(), operations(), imports(), upkeep(), keysAlone(), entryPoint())
                .flatMap(List::stream)
                .toList();
    }

    private static List<UseCase> users() {
        return List.of(
                UseCase.of("UserAdministration.create", scene -> {
                    Caller root = scene.rootCaller();
                    scene.ensureRole("clerk");
                    NewUser grace = NewUser.of(Username.of("grace"), NEXT).withRoles(Set.of("clerk"));
                    return node -> node.accounts().users().create(root, grace);
                }),
                UseCase.of("UserAdministration.edit", scene -> {
                    TestUser ada = scene.adaWithPhone();
                    scene.ensureRole("editor");
                    Caller root = scene.rootCaller();
                    UserEdit edit = UserEdit.basedOn(scene.accounts()
                                    .users()
                                    .find(root, ada.id())
                                    .state()
                                    .version())
                            .fullName("Ada Lovelace")
                            .roles("editor")
                            .enabled(false)
                            .clearTwoFactor()
                            .password(NEXT)
                            .build();
                    return node -> node.accounts().users().edit(root, ada.id(), edit);
                }),
                UseCase.of("UserAdministration.delete", scene -> {
                    TestUser ada = scene.adaWithPhone();
                    scene.accounts().apiKeys().generate(ada.caller());
                    Caller root = scene.rootCaller();
                    return node -> node.accounts().users().delete(root, ada.id());
                }),
                UseCase.of("UserAdministration.signOut", scene -> {
                    TestUser ada = scene.ada();
                    Caller root = scene.rootCaller();
                    return node -> node.accounts().users().signOut(root, ada.id());
                }),
                UseCase.of("UserAdministration.unlock", scene -> {
                    TestUser ada = scene.ada();
                    Caller root = scene.rootCaller();
                    return node -> node.accounts().users().unlock(root, ada.id());
                }),
                UseCase.of("UserAdministration.removeApiKey", scene -> {
                    TestUser ada = scene.ada();
                    scene.accounts().apiKeys().generate(ada.caller());
                    Caller root = scene.rootCaller();
                    return node -> node.accounts().users().removeApiKey(root, ada.id());
                }));
    }

    private static List<UseCase> roles() {
        return List.of(
                UseCase.of("RoleAdministration.create", scene -> {
                    Caller root = scene.rootCaller();
                    return node -> node.accounts().roles().create(root, "editor", Set.of(USE), Set.of());
                }),
                UseCase.of("RoleAdministration.edit", scene -> {
                    scene.ensureRole("editor");
                    Caller root = scene.rootCaller();
                    RoleEdit edit = new RoleEdit(Optional.of(Set.of()), Optional.of(Set.of(USE)));
                    return node -> node.accounts().roles().edit(root, "editor", edit);
                }),
                UseCase.of("RoleAdministration.delete", scene -> {
                    scene.ensureRole("editor");
                    Caller root = scene.rootCaller();
                    return node -> node.accounts().roles().delete(root, "editor");
                }));
    }

    private static List<UseCase> operations() {
        return List.of(
                UseCase.of(
                        "AccountOperations.createAdministrator",
                        scene -> node ->
                                node.accounts().operations().createAdministrator(Username.of("root"), NEXT, true)),
                UseCase.of(
                        "AccountOperations.ensureRole",
                        scene -> node -> node.accounts().operations().ensureRole("clerk", Set.of(USE), Set.of())),
                UseCase.of("AccountOperations.resetPassword", scene -> {
                    UserId ada = scene.ada().id();
                    return node -> node.accounts().operations().resetPassword(ada, NEXT);
                }),
                UseCase.of("AccountOperations.resetPassword", "prepared", scene -> {
                    TestUser ada = scene.ada();
                    return node -> {
                        PreparedPassword next = node.accounts().passwords().prepare(Username.of(ada.name()), NEXT);
                        node.accounts().operations().resetPassword(ada.id(), next);
                    };
                }),
                UseCase.of("AccountOperations.unlock", scene -> {
                    UserId ada = scene.ada().id();
                    return node -> node.accounts().operations().unlock(ada);
                }),
                UseCase.of("AccountOperations.resetTwoFactor", scene -> {
                    UserId ada = scene.adaWithPhone().id();
                    return node -> node.accounts().operations().resetTwoFactor(ada);
                }),
                UseCase.of("AccountOperations.issueApiKey", scene -> {
                    UserId ada = scene.ada().id();
                    return node -> node.accounts().operations().issueApiKey(ada, "ci", Optional.empty());
                }),
                UseCase.of("AccountOperations.removeApiKey", scene -> {
                    ApiKey key = scene.accounts()
                            .operations()
                            .issueApiKey(scene.ada().id(), "ci", Optional.empty())
                            .key();
                    return node -> node.accounts().operations().removeApiKey(key);
                }));
    }

    private static List<UseCase> imports() {
        return List.of(
                UseCase.of("AccountOperations.importUsers", scene -> {
                            scene.ensureRole("clerk");
                            List<ImportedUser> users = IntStream.range(0, 3)
                                    .mapToObj(i -> ImportedUser.of("user" + i)
                                            .roles("clerk")
                                            .password(HASH)
                                            .totp(TOTP)
                                            .build())
                                    .toList();
                            return node -> node.accounts()
                                    .operations()
                                    .importUsers(users.iterator(), (line, user, reason) -> {});
                        })
                        .inBatches(),
                UseCase.of("AccountOperations.exportUsers", scene -> {
                    scene.ada();
                    return node -> node.accounts()
                            .operations()
                            .exportUsers(ExportScope.profiles())
                            .forEachRemaining(user -> {});
                }),
                UseCase.of("AccountOperations.importPassword", scene -> {
                    UserId grace = scene.invited();
                    return node -> node.accounts().operations().importPassword(grace, HASH);
                }),
                UseCase.of("AccountOperations.importTotp", scene -> {
                    UserId ada = scene.ada().id();
                    return node -> node.accounts().operations().importTotp(ada, TOTP);
                }),
                UseCase.of("AccountOperations.issuePasswordReset", scene -> {
                    UserId ada = scene.ada().id();
                    return node -> node.accounts().operations().issuePasswordReset(ada);
                }));
    }

    private static List<UseCase> upkeep() {
        return List.of(
                UseCase.of("AccountOperations.sweep", scene -> {
                            TestUser ada = scene.adaWithPhone();
                            scene.pending(ada);
                            scene.issuedReset(ada.id());
                            scene.waitForYears();
                            return node -> node.accounts().operations().sweep();
                        })
                        .inBatches(),
                UseCase.of("AccountOperations.forget", scene -> {
                    UserId ada = scene.adaWithPhone().id();
                    return node -> node.accounts().operations().forget(ada);
                }),
                UseCase.of("AccountOperations.forgetVanished", scene -> {
                            UserId ada = scene.adaWithPhone().id();
                            scene.fixture().stores().users().delete(ada);
                            return node -> node.accounts().operations().forgetVanished(5);
                        })
                        .inBatches(),
                UseCase.of("AccountOperations.afterRestore", scene -> {
                            TestUser ada = scene.adaWithPhone();
                            scene.accounts().apiKeys().generate(ada.caller());
                            scene.accounts().downloads().renew(scene.rootCaller());
                            return node -> node.accounts()
                                    .operations()
                                    .afterRestore(scene.fixture().clock().instant(), done -> {});
                        })
                        .inBatches(),
                UseCase.of("AccountOperations.reseal", scene -> {
                            scene.adaWithPhone();
                            scene.accounts().downloads().renew(scene.rootCaller());
                            MasterKeys both = NEXT_KEY.and("test", Secret.ofBytes(new byte[32]));
                            return node -> with(
                                    both,
                                    scene,
                                    node,
                                    accounts -> accounts.operations().reseal(done -> {}));
                        })
                        .inBatches(),
                UseCase.of("AccountOperations.abandonMasterKey", scene -> {
                            scene.adaWithPhone();
                            scene.accounts().downloads().renew(scene.rootCaller());
                            scene.accounts().verify();
                            return node -> with(
                                    NEXT_KEY,
                                    scene,
                                    node,
                                    accounts -> accounts.operations().abandonMasterKey("test", "lost"));
                        })
                        .inBatches());
    }

    private static void with(MasterKeys keys, Scene scene, Node node, Consumer<AccountServices> work) {
        try (AccountServices accounts =
                scene.fixture().node(builder -> builder.stores(node.stores()).masterKeys(keys))) {
            work.accept(accounts);
        }
    }

    private static List<UseCase> keysAlone() {
        return List.of(
                UseCase.of("ApiKeys.issue", scene -> {
                    UserId ada = scene.ada().id();
                    return node -> withKeys(scene, node, keys -> keys.issue(ada, "ci", Optional.empty()));
                }),
                UseCase.of("ApiKeys.remove", scene -> {
                    UserId ada = scene.ada().id();
                    ApiKey key = scene.accounts()
                            .operations()
                            .issueApiKey(ada, "ci", Optional.empty())
                            .key();
                    return node -> withKeys(scene, node, keys -> keys.remove(key));
                }),
                UseCase.of("ApiKeys.flush", scene -> {
                            NewApiKey key = scene.accounts()
                                    .operations()
                                    .issueApiKey(scene.ada().id(), "ci", Optional.empty());
                            return node -> withKeys(scene, node, keys -> {
                                keys.authenticate(key.text(), RequestOrigin.unknown());
                                keys.flush();
                            });
                        })
                        .atTheLatestWhenCalledAgain());
    }

    private static void withKeys(Scene scene, Node node, Consumer<ApiKeys> work) {
        try (ApiKeys keys = ApiKeys.builder("test")
                .stores(node.stores())
                .clock(scene.fixture().clock())
                .build()) {
            work.accept(keys);
        }
    }

    private static List<UseCase> entryPoint() {
        return List.of(
                UseCase.of(
                        "AccountServices.verify",
                        scene -> node -> node.accounts().verify()),
                UseCase.of("AccountServices.flush", scene -> {
                            Secret session = scene.ada().session();
                            scene.fixture().clock().advance(Duration.ofMinutes(2));
                            return node -> {
                                node.accounts().sessions().authenticate(session, RequestOrigin.unknown());
                                node.accounts().flush();
                            };
                        })
                        .atTheLatestWhenCalledAgain());
    }
}
