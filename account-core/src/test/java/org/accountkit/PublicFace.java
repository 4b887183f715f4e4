package org.accountkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a host can call: the public methods of the public classes in the packages that the module exports. */
final class PublicFace {

    private static final Set<String> EXPORTED = exportedPackages();

    /** Other packages of the core read what was authenticated or prepared; a host cannot name the results' types. */
    private static final Set<String> MAY_SHOW_AN_ENGINE = Set.of(
            "org.accountkit.access.Credential.presented()",
            "org.accountkit.password.PasswordService$PreparedPassword.content()");

    private PublicFace() {}

    static Set<String> exportedPackages() {
        ModuleDescriptor core = ModuleFinder.of(classesOfTheCore()).findAll().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no module descriptor of the core."))
                .descriptor();
        return core.exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }

    private static Path classesOfTheCore() {
        try {
            return Path.of(AccountServices.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<JavaMethod> methods(JavaClasses classes) {
        return classes.stream()
                .filter(PublicFace::contains)
                .flatMap(type -> type.getAllMethods().stream())
                .distinct()
                .filter(method -> method.getOwner().getPackageName().startsWith("org.accountkit"))
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    static boolean contains(JavaClass type) {
        return EXPORTED.contains(type.getPackageName())
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicFace::contains).orElse(true);
    }

    /** The methods that show a host a type of an engine package. */
    static List<String> methodsThatShowAnEngine(JavaClasses classes) {
        return methods(classes)
                .filter(PublicFace::namesAnEngine)
                .map(PublicFace::nameOf)
                .filter(name -> !MAY_SHOW_AN_ENGINE.contains(name))
                .toList();
    }

    private static boolean namesAnEngine(JavaMethod method) {
        return Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                .map(JavaType::getAllInvolvedRawTypes)
                .flatMap(Set::stream)
                .anyMatch(type -> (type.getBaseComponentType().getPackageName() + '.').contains(".engine."));
    }

    /** The share of all top-level types that a host sees. */
    static double shareOfTypes(JavaClasses classes) {
        List<JavaClass> all = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .toList();
        return (double) all.stream().filter(PublicFace::contains).count() / all.size();
    }

    /** A method's name with the simple names of its parameters' types. */
    static String nameOf(JavaMethod method) {
        return method.getRawParameterTypes().stream()
                .map(JavaClass::getSimpleName)
                .collect(Collectors.joining(", ", method.getOwner().getName() + '.' + method.getName() + '(', ")"));
    }
}
