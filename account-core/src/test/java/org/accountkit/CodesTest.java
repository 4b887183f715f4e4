package org.accountkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.access.RefusalCode;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.download.DownloadToken.DownloadState;
import org.junit.jupiter.api.Test;

/** Codes are stored and shown to clients: each is one of its kind, and is found again. */
class CodesTest {

    @Test
    void areOneOfTheirKind() {
        assertThat(codes(AuditEventType.ours(), AuditEventType::code)).doesNotHaveDuplicates();
        assertThat(codes(List.of(RefusalCode.values()), RefusalCode::code)).doesNotHaveDuplicates();
        assertThat(codes(List.of(DownloadState.values()), DownloadState::code))
                .containsExactly("closed", "required", "open");
        assertThat(codes(AuditOutcome.ours(), AuditOutcome::code)).containsExactly("success", "refused");
        assertThat(codes(List.of(PendingAction.values()), PendingAction::code))
                .containsExactly("change-password", "set-up-two-factor");
    }

    @Test
    void areFoundAgain() {
        assertThat(AuditEventType.ours())
                .allSatisfy(type -> assertThat(AuditEventType.find(type.code())).contains(type));
        assertThat(DownloadState.values())
                .allSatisfy(
                        state -> assertThat(DownloadState.find(state.code())).contains(state));
        assertThat(AuditEventType.find("nothing")).isEmpty();
        assertThat(DownloadState.find("OPEN")).isEmpty();
    }

    @Test
    void comeWithARemedy() {
        assertThat(RefusalCode.values())
                .allSatisfy(code -> assertThat(code.remedy()).endsWith("."));
    }

    private static <T> List<String> codes(List<T> values, Function<T, String> code) {
        List<String> codes = values.stream().map(code).toList();
        assertThat(codes).allMatch(text -> text.matches("[a-z]+(-[a-z]+)*"));
        return codes;
    }
}
