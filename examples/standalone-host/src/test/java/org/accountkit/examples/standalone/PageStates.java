package org.accountkit.examples.standalone;

import java.util.ArrayList;
import java.util.List;

/** Walks through what the page can show, and hands every state to a visitor. Uses no text, so any language will do. */
abstract class PageStates {

    /** Looks at a state while the browser shows it. */
    interface Visitor {
        void see(String panel, String state);
    }

    /** One step of a walk. */
    interface Step {
        void take();
    }

    final Premises premises;
    final Pointer page;
    final FakedAnswers answers;
    private final Visitor visitor;
    private final List<String> missed = new ArrayList<>();

    PageStates(Premises premises, Pointer page, FakedAnswers answers, Visitor visitor) {
        this.premises = premises;
        this.page = page;
        this.answers = answers;
        this.visitor = visitor;
    }

    abstract void walk();

    /** What could not be reached, with the reason. */
    List<String> missed() {
        return missed;
    }

    /** Gets to a state and lets it be seen; if that fails, the walk goes on. */
    final void state(String panel, String name, Step... steps) {
        try {
            for (Step step : steps) {
                step.take();
            }
            visitor.see(panel, name);
        } catch (RuntimeException e) {
            missed.add(panel + '/' + name + ": "
                    + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    final String address(String view) {
        return premises.node(0).page() + view;
    }

    final Step open(String view) {
        return () -> {
            page.open(address(view));
            page.settle();
        };
    }

    /** Every panel shows that it waits, and that it failed. */
    final void waitingAndFailing(String panel, String view, String api) {
        state(panel, "loading", () -> {
            answers.never("GET", api);
            page.open(address(view));
            page.see("main .account-skeleton");
        });
        state(
                panel,
                "failed",
                () -> answers.problem("GET", api, 500, "\"code\":\"internal-error\",\"correlationId\":\"4f1c2a\""),
                open(view));
        answers.none();
    }

    final Step click(String css) {
        return () -> page.click(css);
    }

    final Step fill(String css, String text) {
        return () -> page.fill(css, text);
    }

    final Step see(String css) {
        return () -> page.see(css);
    }

    final Step submit() {
        return page::submit;
    }

    final Step as(HttpUser user) {
        return () -> page.take(user, address(""));
    }
}
