package org.accountkit;

import static java.util.Map.entry;

import com.google.common.collect.Sets;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of the architecture: which feature may use which. The root package may use all, and none may use it. */
final class FeatureDependencies {

    private static final String ROOT = "org.accountkit";

    private static final Set<String> USED_BY_ALL =
            Set.of("secret", "audit", "notification", "observation", "transaction");

    private static final Set<String> BELOW_SIGNIN =
            Set.of("throttle", "token", "user", "access", "session", "apikey", "download", "password", "twofactor");

    private static final Set<String> BELOW_ADMINISTRATION = with(BELOW_SIGNIN, "signin");

    private static final Set<String> BELOW_RESET = with(BELOW_ADMINISTRATION, "administration");

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("secret", Set.of("user")),
            entry("audit", Set.of("user")),
            entry("notification", Set.of("user")),
            entry("observation", Set.of()),
            entry("transaction", Set.of()),
            entry("json", Set.of()),
            entry("throttle", Set.of("user")),
            entry("token", Set.of()),
            entry("user", Set.of()),
            entry("access", Set.of("user", "token")),
            entry("session", Set.of("user", "access", "token")),
            entry("apikey", Set.of("user", "access", "token")),
            entry("download", Set.of("user", "access", "token")),
            entry("profile", Set.of("user", "access")),
            entry("password", Set.of("user", "access", "session", "apikey", "throttle", "token", "json")),
            entry("twofactor", Set.of("user", "access", "session", "throttle", "json")),
            entry("signin", BELOW_SIGNIN),
            entry("administration", BELOW_ADMINISTRATION),
            entry("reset", BELOW_RESET),
            entry("operations", with(BELOW_RESET, "reset")));

    private FeatureDependencies() {}

    static ArchCondition<JavaClass> keepToTheTable() {
        return new ArchCondition<>("use only the features that their row of the table grants") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf()
                        .forEach(dependency -> reason(dependency)
                                .ifPresent(reason -> events.add(SimpleConditionEvent.violated(
                                        dependency, reason + ": " + dependency.getDescription()))));
            }
        };
    }

    private static Optional<String> reason(Dependency dependency) {
        String from = featureOf(dependency.getOriginClass());
        String to = featureOf(dependency.getTargetClass());
        if (from.equals(to) || from.equals(ROOT) || to.isEmpty()) {
            return Optional.empty();
        }
        if (!MAY_USE.containsKey(from)) {
            return Optional.of("Feature " + from + " has no row in the table");
        }
        boolean granted = USED_BY_ALL.contains(to) || MAY_USE.get(from).contains(to);
        return granted ? Optional.empty() : Optional.of("Feature " + from + " may not use " + to);
    }

    private static String featureOf(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        if (name.equals(ROOT)) {
            return ROOT;
        }
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).replaceFirst("\\..*", "") : "";
    }

    private static Set<String> with(Set<String> features, String more) {
        return Set.copyOf(Sets.union(features, Set.of(more)));
    }
}
