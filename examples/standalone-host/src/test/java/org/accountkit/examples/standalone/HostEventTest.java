package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.HostEvent;
import org.accountkit.secret.Secret;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that the host records in the audit trail, as JSON and as CSV. */
class HostEventTest {

    private static final AuditEventType REFUND = AuditEventType.ofHost("shop.order-refund");

    @TempDir
    Path folder;

    private Premises premises;
    private Member ada;
    private HttpUser admin;
    private String key;

    @BeforeEach
    void record() {
        premises = Premises.open(folder);
        ada = premises.member("ada");
        admin = premises.admin();
        key = admin.post("api/me/api-key").expect(201).field("apiKey");
        HostEvent refund = HostEvent.of(REFUND).about(new UserId(ada.id())).withOutcome(AuditOutcome.REFUSED);
        premises.node(0).accounts().audit().record(caller(), refund.with("order", "=1+1, \"47\""));
    }

    @AfterEach
    void close() {
        premises.close();
    }

    @Test
    void it_is_read_as_json() {
        String body = admin.get("api/audit-events?type=shop.order-refund&user=ada&actor=admin&outcome=refused")
                .expect(200)
                .body();

        assertThat(body)
                .contains(
                        "\"type\":\"shop.order-refund\",\"outcome\":\"refused\"",
                        "\"username\":\"admin\"",
                        "\"subject\":{\"id\":\"" + ada.id() + "\",\"username\":\"ada\"}",
                        "\"credential\":\"api-key:",
                        "\"details\":{\"order\":\"=1+1, \\\"47\\\"\"}");
        assertThat(admin.get("api/audit-events?type=shop.order-refund&outcome=success")
                        .body())
                .contains("\"events\":[]");
    }

    @Test
    void it_is_exported_as_csv() {
        List<String> lines = premises.stranger()
                .with("X-API-Key", key)
                .with("Accept", "text/csv")
                .get("api/audit-events?type=shop.order-refund&user=ada")
                .expect(200)
                .body()
                .lines()
                .toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .contains(",shop.order-refund,refused,", ",admin," + ada.id() + ",ada,api-key:")
                .endsWith(",\"{\"\"order\"\":\"\"=1+1, \\\"\"47\\\"\"\"\"}\"");
    }

    private Caller caller() {
        return premises.node(0)
                .accounts()
                .apiKeys()
                .authenticate(Secret.ofText(key), RequestOrigin.unknown())
                .orElseThrow();
    }
}
