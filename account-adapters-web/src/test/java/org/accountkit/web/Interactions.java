package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges requests and answers by the description that the host serves. Every answer must be as described, and a request
 * that was granted must be one that the description allows. Paths that are not described are not judged.
 */
final class Interactions {

    /** A document is parsed once, which takes a second. */
    private static final Map<String, Interactions> KNOWN = new ConcurrentHashMap<>();

    private final OpenApiInteractionValidator validator;

    private Interactions(String document) {
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(document)
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.path.missing", Level.IGNORE)
                        .withLevel("validation.request.operation.notAllowed", Level.IGNORE)
                        // A parameter that no one asks for is ignored, as the contract says.
                        .withLevel("validation.request.parameter.query.unexpected", Level.IGNORE)
                        // Who is asked for which credential is judged by RouteTableTest.
                        .withLevel("validation.request.security", Level.IGNORE)
                        .build())
                .build();
    }

    static Interactions describedBy(String document) {
        return KNOWN.computeIfAbsent(document, Interactions::new);
    }

    void check(FakeRequest request, Answer answer) {
        Request.Method method = method(request);
        if (method == null || request.method().equals("HEAD")) {
            return;
        }
        require(validator.validateResponse(request.path(), method, response(answer)), request, answer);
        if (answer.status() < 300) {
            require(validator.validateRequest(request(request, method)), request, answer);
        }
    }

    private static void require(ValidationReport report, FakeRequest request, Answer answer) {
        assertThat(report.hasErrors())
                .as(() -> request.method() + ' ' + request.path() + " -> " + answer.status() + ": "
                        + SimpleValidationReportFormat.getInstance().apply(report))
                .isFalse();
    }

    private static SimpleResponse response(Answer answer) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
        answer.header("Content-Type").ifPresent(type -> {
            response.withContentType(type);
            response.withBody(answer.text());
        });
        return response.build();
    }

    /** A route without a body takes an empty object for none. */
    private static SimpleRequest request(FakeRequest request, Request.Method method) {
        SimpleRequest.Builder described = new SimpleRequest.Builder(method, request.path());
        if (!request.text().isEmpty() && !request.text().equals("{}")) {
            described.withContentType("application/json").withBody(request.text());
        }
        request.query().stream()
                .flatMap(query -> Arrays.stream(query.split("&", -1)))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair ->
                        Percent.decodeQuery(pair[1]).ifPresent(value -> described.withQueryParam(pair[0], value)));
        return described.build();
    }

    private static Request.@Nullable Method method(FakeRequest request) {
        try {
            return Request.Method.valueOf(request.method());
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}
