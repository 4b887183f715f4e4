package org.accountkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a host sees of a class: supertypes, type parameters, and the signatures of its public and protected members. */
final class PublicSignatures {

    private PublicSignatures() {}

    static ArchCondition<JavaClass> nameOnlyJdkAndAccountKit() {
        return new ArchCondition<>("name only types of the JDK and of AccountKit in what hosts see of them") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (isVisible(type)) {
                    report(type.getDescription(), supertypes(type), events);
                    type.getMembers().stream()
                            .filter(PublicSignatures::isVisible)
                            .forEach(member -> report(member.getDescription(), signature(member), events));
                }
            }
        };
    }

    private static void report(String where, Stream<JavaType> named, ConditionEvents events) {
        named.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !isOwnOrJdk(type))
                .distinct()
                .forEach(type ->
                        events.add(SimpleConditionEvent.violated(type, where + " shows hosts " + type.getName())));
    }

    private static Stream<JavaType> supertypes(JavaClass type) {
        return Stream.of(
                        type.getSuperclass().stream(), type.getInterfaces().stream(), type.getTypeParameters().stream())
                .flatMap(types -> types);
    }

    private static Stream<JavaType> signature(JavaMember member) {
        if (member instanceof JavaCodeUnit called) {
            return Stream.of(
                            Stream.of(called.getReturnType()),
                            called.getParameterTypes().stream(),
                            called.getTypeParameters().stream(),
                            called.getExceptionTypes().stream())
                    .flatMap(types -> types);
        }
        return member.getAllInvolvedRawTypes().stream().map(type -> type);
    }

    private static boolean isVisible(JavaClass type) {
        Optional<JavaClass> enclosing = type.getEnclosingClass();
        return isVisible(type.getModifiers()) && (enclosing.isEmpty() || isVisible(enclosing.get()));
    }

    private static boolean isVisible(JavaMember member) {
        return isVisible(member.getModifiers());
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean isOwnOrJdk(JavaClass type) {
        return type.isPrimitive() || type.getPackageName().matches("(java|javax|org\\.accountkit)(\\..*)?");
    }
}
