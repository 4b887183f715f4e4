package org.accountkit.jpa;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.WRONG_PASSWORD;
import static org.accountkit.jpa.Scene.ORIGIN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.ApiKeyService.ApiKeyRequest;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.HostEvent;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.password.PasswordService;
import org.accountkit.password.PasswordService.PreparedPassword;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.TestUser;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.TwoFactorService.TotpEnrolment;

/** What users do to their own accounts. */
final class OwnUseCases {

    static final Secret NEXT = Secret.ofText("an altogether different one");
    private static final Secret WRONG = Secret.ofText("not the password");

    private OwnUseCases() {}

    static List<UseCase> all() {
        return Stream.of(signIn(), sessions(), passwords(), resets(), profile(), twoFactor(), keys(), downloads())
                .flatMap(List::stream)
                .toList();
    }

    private static List<UseCase> signIn() {
        return List.of(
                UseCase.of("SignInService.signIn", scene -> {
                    TestUser ada = scene.ada();
                    return node ->
                            node.accounts().signIn().signIn(ada.name(), ada.password(), PresentedTokens.NONE, ORIGIN);
                }),
                UseCase.of("SignInService.signIn", "wrong password", scene -> {
                            TestUser ada = scene.ada();
                            return node ->
                                    node.accounts().signIn().signIn(ada.name(), WRONG, PresentedTokens.NONE, ORIGIN);
                        })
                        .refusedWith(INVALID_CREDENTIALS),
                UseCase.of("SignInService.signIn", "first of two steps", scene -> {
                    TestUser ada = scene.adaWithPhone();
                    return node ->
                            node.accounts().signIn().signIn(ada.name(), ada.password(), PresentedTokens.NONE, ORIGIN);
                }),
                UseCase.of("SignInService.completeSignIn", scene -> {
                            TestUser ada = scene.adaWithPhone();
                            Secret pending = scene.pending(ada);
                            SecondFactor code = new SecondFactor.Code(ada.code());
                            return node -> node.accounts()
                                    .signIn()
                                    .completeSignIn(pending, code, PresentedTokens.NONE, ORIGIN);
                        })
                        .spendingACode(),
                UseCase.of("SignInService.completeSignIn", "recovery code", scene -> {
                            TestUser ada = scene.adaWithPhone();
                            Secret pending = scene.pending(ada);
                            SecondFactor code = new SecondFactor.RecoveryCode(
                                    ada.recoveryCodes().get(3));
                            return node -> node.accounts()
                                    .signIn()
                                    .completeSignIn(pending, code, PresentedTokens.NONE, ORIGIN);
                        })
                        .spendingACode(),
                UseCase.of("SignInService.completeSignIn", "wrong code", scene -> {
                            Secret pending = scene.pending(scene.adaWithPhone());
                            SecondFactor code = new SecondFactor.Code(Secret.ofText("000000"));
                            return node -> node.accounts()
                                    .signIn()
                                    .completeSignIn(pending, code, PresentedTokens.NONE, ORIGIN);
                        })
                        .refusedWith(INVALID_CREDENTIALS),
                UseCase.of("SignInService.isPending", "over", scene -> {
                            Secret pending = scene.pending(scene.adaWithPhone());
                            scene.waitForYears();
                            return node -> node.accounts().signIn().isPending(pending);
                        })
                        .atTheLatestWhenCalledAgain(),
                UseCase.of("SignInService.prove", scene -> {
                            TestUser ada = scene.adaWithPhone();
                            SecondFactor code = new SecondFactor.Code(ada.code());
                            Caller caller = ada.caller();
                            return node -> node.accounts().signIn().prove(caller, ada.password(), Optional.of(code));
                        })
                        .spendingACode(),
                UseCase.of("SignInService.prove", "wrong password", scene -> {
                            Caller ada = scene.ada().caller();
                            return node -> node.accounts().signIn().prove(ada, WRONG, Optional.empty());
                        })
                        .refusedWith(WRONG_PASSWORD),
                UseCase.of("SignInService.signOut", scene -> {
                    Caller ada = scene.ada().caller();
                    return node -> node.accounts().signIn().signOut(ada);
                }));
    }

    private static List<UseCase> sessions() {
        return List.of(
                UseCase.of("SessionService.authenticate", "over", scene -> {
                            Secret session = scene.ada().session();
                            scene.waitForYears();
                            return node -> node.accounts().sessions().authenticate(session, ORIGIN);
                        })
                        .atTheLatestWhenCalledAgain(),
                UseCase.of("SessionService.peek", "over", scene -> {
                            Secret session = scene.ada().session();
                            scene.waitForYears();
                            return node -> node.accounts().sessions().peek(session, ORIGIN);
                        })
                        .atTheLatestWhenCalledAgain(),
                UseCase.of("SessionService.end", scene -> {
                    TestUser ada = scene.ada();
                    ada.atAnotherBrowser();
                    Caller caller = ada.caller();
                    String other = scene.accounts().sessions().list(caller).stream()
                            .map(session -> session.id())
                            .filter(id -> !id.equals(caller.credential().id()))
                            .findFirst()
                            .orElseThrow();
                    return node -> node.accounts().sessions().end(caller, other);
                }),
                UseCase.of("SessionService.endOthers", scene -> {
                    TestUser ada = scene.ada();
                    Secret device = scene.signIn(ada).device().orElseThrow();
                    ada.atAnotherBrowser();
                    Caller caller = ada.caller();
                    return node -> node.accounts().sessions().endOthers(caller, Optional.of(device));
                }),
                UseCase.of("SessionService.endOwn", scene -> {
                    Caller ada = scene.ada().caller();
                    return node -> node.accounts().sessions().endOwn(ada);
                }),
                UseCase.of("DeviceService.forget", scene -> {
                    TestUser ada = scene.ada().signIn();
                    String device =
                            scene.accounts().devices().list(ada.caller()).get(0).id();
                    Caller caller = ada.caller();
                    return node -> node.accounts().devices().forget(caller, device);
                }),
                UseCase.of("DeviceService.forgetOthers", scene -> {
                    TestUser ada = scene.ada();
                    SignedIn here = scene.signIn(ada);
                    ada.atAnotherBrowser();
                    Caller caller = ada.moveTo(here.session()).caller();
                    return node -> node.accounts().devices().forgetOthers(caller, here.device());
                }));
    }

    private static List<UseCase> passwords() {
        return List.of(
                UseCase.of("PasswordService.change", scene -> {
                    TestUser ada = scene.ada();
                    ada.atAnotherBrowser();
                    Caller caller = ada.caller();
                    return node -> node.accounts().passwords().change(caller, ada.password(), NEXT);
                }),
                UseCase.of("PasswordService.change", "wrong password", scene -> {
                            Caller ada = scene.ada().caller();
                            return node -> node.accounts().passwords().change(ada, WRONG, NEXT);
                        })
                        .refusedWith(WRONG_PASSWORD),
                UseCase.of("PasswordService.change", "prepared", scene -> {
                    TestUser ada = scene.ada();
                    Caller caller = ada.caller();
                    return node -> {
                        PasswordService passwords = node.accounts().passwords();
                        PreparedPassword next = passwords.prepareChange(caller, ada.password(), NEXT);
                        passwords.change(caller, next, Optional.empty());
                    };
                }),
                UseCase.of("PasswordService.prepareChange", "wrong password", scene -> {
                            Caller ada = scene.ada().caller();
                            return node -> node.accounts().passwords().prepareChange(ada, WRONG, NEXT);
                        })
                        .refusedWith(WRONG_PASSWORD));
    }

    private static List<UseCase> profile() {
        return List.of(UseCase.of("ProfileService.rename", scene -> {
            Caller ada = scene.ada().caller();
            long version = ada.account().state().version();
            return node -> node.accounts().profile().rename(ada, version, "Ada Lovelace");
        }));
    }

    private static List<UseCase> resets() {
        return List.of(
                UseCase.of("PasswordResetService.request", scene -> {
                            scene.invited();
                            return node -> node.accounts().passwordResets().request("grace", ORIGIN);
                        })
                        .atTheLatestWhenCalledAgain(),
                UseCase.of("PasswordResetService.issue", scene -> {
                    TestUser ada = scene.ada();
                    Caller root = scene.rootCaller();
                    return node -> node.accounts().passwordResets().issue(root, ada.id(), Optional.of("asked for it"));
                }),
                UseCase.of("PasswordResetService.complete", scene -> {
                    TestUser ada = scene.ada();
                    Secret token = scene.issuedReset(ada.id());
                    return node -> node.accounts().passwordResets().complete(token, NEXT, Optional.empty(), ORIGIN);
                }),
                UseCase.of("PasswordResetService.complete", "both factors", scene -> {
                            TestUser ada = scene.adaWithPhone();
                            Secret token = scene.issuedReset(ada.id());
                            SecondFactor code = new SecondFactor.Code(ada.code());
                            return node ->
                                    node.accounts().passwordResets().complete(token, NEXT, Optional.of(code), ORIGIN);
                        })
                        .spendingACode(),
                UseCase.of("PasswordResetService.complete", "wrong code", scene -> {
                            TestUser ada = scene.adaWithPhone();
                            Secret token = scene.issuedReset(ada.id());
                            SecondFactor code = new SecondFactor.Code(Secret.ofText("000000"));
                            return node ->
                                    node.accounts().passwordResets().complete(token, NEXT, Optional.of(code), ORIGIN);
                        })
                        .refusedWith(RefusalCode.WRONG_CODE));
    }

    private static List<UseCase> twoFactor() {
        return List.of(
                UseCase.of("TwoFactorService.begin", scene -> {
                    Caller ada = scene.ada().caller();
                    return node -> node.accounts().twoFactor().begin(ada);
                }),
                UseCase.of("TwoFactorService.pending", "over", scene -> {
                            TestUser ada = scene.ada();
                            scene.accounts().twoFactor().begin(ada.caller());
                            scene.fixture().clock().advance(Duration.ofSeconds(301));
                            Caller caller = ada.signIn().caller();
                            return node -> node.accounts().twoFactor().pending(caller);
                        })
                        .refusedWith(RefusalCode.NOT_FOUND)
                        .atTheLatestWhenCalledAgain(),
                UseCase.of("TwoFactorService.validate", scene -> {
                    TestUser ada = scene.ada();
                    ada.atAnotherBrowser();
                    Secret code = code(scene, scene.accounts().twoFactor().begin(ada.caller()));
                    Caller caller = ada.caller();
                    return node -> node.accounts().twoFactor().validate(caller, code);
                }),
                UseCase.of("TwoFactorService.validate", "wrong code", scene -> {
                            TestUser ada = scene.ada();
                            scene.accounts().twoFactor().begin(ada.caller());
                            Caller caller = ada.caller();
                            return node -> node.accounts().twoFactor().validate(caller, Secret.ofText("000000"));
                        })
                        .refusedWith(RefusalCode.WRONG_CODE),
                UseCase.of("TwoFactorService.deactivate", scene -> {
                    Caller ada = scene.adaWithPhone().caller();
                    return node -> node.accounts().twoFactor().deactivate(ada);
                }),
                UseCase.of("TwoFactorService.replaceRecoveryCodes", scene -> {
                    Caller ada = scene.adaWithPhone().caller();
                    return node -> node.accounts().twoFactor().replaceRecoveryCodes(ada);
                }));
    }

    private static Secret code(Scene scene, TotpEnrolment enrolment) {
        String uri = enrolment.otpAuthUri().reveal();
        return Secret.ofText(
                VirtualAuthenticator.fromUri(uri).code(scene.fixture().clock().instant()));
    }

    private static List<UseCase> keys() {
        return List.of(
                UseCase.of("ApiKeyService.generate", scene -> {
                    TestUser ada = scene.ada();
                    scene.accounts().apiKeys().generate(ada.caller());
                    Caller caller = ada.caller();
                    return node -> node.accounts().apiKeys().generate(caller);
                }),
                UseCase.of("ApiKeyService.add", scene -> {
                    Caller ada = scene.ada().caller();
                    Instant end = scene.fixture().clock().instant().plusSeconds(1000);
                    ApiKeyRequest request =
                            ApiKeyRequest.named("ci").expiringAt(end).limitedTo(Set.of(Scene.USE));
                    return node -> node.accounts().apiKeys().add(ada, request);
                }),
                UseCase.of("ApiKeyService.remove", scene -> {
                    TestUser ada = scene.ada();
                    scene.accounts().apiKeys().generate(ada.caller());
                    Caller caller = ada.caller();
                    return node -> node.accounts().apiKeys().remove(caller);
                }),
                UseCase.of("ApiKeyService.remove", "named", scene -> {
                    TestUser ada = scene.ada();
                    NewApiKey key = scene.accounts().apiKeys().add(ada.caller(), ApiKeyRequest.named("ci"));
                    Caller caller = ada.caller();
                    return node ->
                            node.accounts().apiKeys().remove(caller, key.key().id());
                }));
    }

    private static List<UseCase> downloads() {
        return List.of(
                UseCase.of("DownloadService.renew", scene -> {
                    Caller root = scene.rootCaller();
                    return node -> node.accounts().downloads().renew(root);
                }),
                UseCase.of("DownloadService.setState", scene -> {
                    scene.accounts().downloads().renew(scene.rootCaller());
                    Caller root = scene.rootCaller();
                    return node -> node.accounts().downloads().setState(root, DownloadState.REQUIRED);
                }),
                UseCase.of("AuditReview.record", scene -> {
                    Caller root = scene.rootCaller();
                    HostEvent event = HostEvent.of(AuditEventType.ofHost("app.opened"));
                    return node -> node.accounts().audit().record(root, event);
                }));
    }
}
