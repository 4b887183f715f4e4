package org.accountkit.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.accountkit.web.ModuleText.Import;

/**
 * The page's modules as browsers get them. On a slow line each request costs more than the bytes of a small module. So
 * those that every panel needs are one file, {@value #SHARED}; the page and each panel bring whatever else they import.
 * There is no build step: the files are put together from the modules as they are written, when they are first requested.
 */
final class ModuleFiles {

    static final String SHARED = "core/all.js";
    private static final String PAGE = "page.js";
    private static final String PANELS = "panels/";

    /** With what they import, everything that each panel needs. */
    private static final List<String> NEEDED_BY_ALL =
            List.of("core/panel.js", "core/fields.js", "core/form.js", "core/expiry.js");

    private final Function<String, Optional<byte[]>> files;
    private final Map<String, ModuleText> shared = new LinkedHashMap<>();

    private ModuleFiles(Function<String, Optional<byte[]>> files) {
        this.files = files;
        NEEDED_BY_ALL.forEach(path -> collect(path, shared, each -> true));
    }

    /** Returns the text of a file; empty if there is none. */
    static Optional<String> read(String path, Function<String, Optional<byte[]>> files) {
        ModuleFiles modules = new ModuleFiles(files);
        if (path.equals(SHARED)) {
            return Optional.of(modules.sharedFile());
        }
        return modules.module(path).map(module -> modules.file(module));
    }

    private Optional<ModuleText> module(String path) {
        return files.apply(path).map(bytes -> ModuleText.of(path, new String(bytes, StandardCharsets.UTF_8)));
    }

    /** Adds a module after those that it imports, unless every panel has it. */
    private void collect(String path, Map<String, ModuleText> modules, Predicate<ModuleText> wanted) {
        if (modules.containsKey(path) || shared.containsKey(path)) {
            return;
        }
        ModuleText module = module(path).orElseThrow(() -> new IllegalStateException("No module " + path));
        if (!wanted.test(module)) {
            return;
        }
        module.imports().forEach(imported -> collect(imported.target(), modules, wanted));
        modules.put(path, module);
    }

    private String sharedFile() {
        return objects(shared, SHARED, "export ");
    }

    private String file(ModuleText module) {
        if (shared.containsKey(module.path())) {
            return reexport(module);
        }
        Map<String, ModuleText> inside = broughtAlong(module);
        Set<String> outside = new LinkedHashSet<>();
        String parts = objects(inside, module.path(), "");
        inside.values()
                .forEach(part -> part.imports().forEach(each -> outside.add(importOf(each, module.path(), inside))));
        module.imports().forEach(each -> outside.add(importOf(each, module.path(), inside)));
        return String.join("", outside)
                + parts
                + taken(module)
                + lazy(module, module.path()).body();
    }

    /** What else a file needs. An element can be defined only once, so a panel does not bring another one along. */
    private Map<String, ModuleText> broughtAlong(ModuleText module) {
        Map<String, ModuleText> inside = new LinkedHashMap<>();
        boolean page = module.path().equals(PAGE);
        if (page || module.path().startsWith(PANELS)) {
            module.imports().forEach(each -> collect(each.target(), inside, part -> page || !part.definesElement()));
        }
        return inside;
    }

    /** So that an address of its own leads to the same module, not to a second one. */
    private static String reexport(ModuleText module) {
        return "import { %1$s } from '%2$s';\nexport const { %3$s } = %1$s;\n"
                .formatted(
                        ModuleText.objectOf(module.path()),
                        ModuleText.relative(module.path(), SHARED),
                        String.join(", ", module.exported()));
    }

    private String objects(Map<String, ModuleText> modules, String file, String prefix) {
        return modules.values().stream()
                .map(module -> "%sconst %s = (() => {\n%s%s})();\n"
                        .formatted(
                                prefix,
                                ModuleText.objectOf(module.path()),
                                taken(module),
                                lazy(module, file).asObject()))
                .collect(Collectors.joining());
    }

    private static String taken(ModuleText module) {
        return module.imports().stream()
                .map(each -> each.takenFrom(ModuleText.objectOf(each.target())))
                .collect(Collectors.joining());
    }

    /** Empty for what is in the file itself. */
    private String importOf(Import imported, String file, Map<String, ModuleText> inside) {
        String target = imported.target();
        String object = ModuleText.objectOf(target);
        if (inside.containsKey(target)) {
            return "";
        }
        if (shared.containsKey(target)) {
            return "import { %s } from '%s';\n".formatted(object, ModuleText.relative(file, SHARED));
        }
        String what = imported.names().isEmpty() ? "" : "* as " + object + " from ";
        return "import %s'%s';\n".formatted(what, ModuleText.relative(file, target));
    }

    /** Whatever is in the shared file is there already. */
    private ModuleText lazy(ModuleText module, String file) {
        String text = module.movedTo(file).source();
        for (String path : shared.keySet()) {
            String known = "import('" + ModuleText.relative(file, path) + "')";
            String object = ModuleText.objectOf(path);
            String there = "import('" + ModuleText.relative(file, SHARED) + "').then((all) => all." + object + ')';
            text = text.replace(known, file.equals(SHARED) ? "Promise.resolve(" + object + ')' : there);
        }
        return new ModuleText(module.path(), text);
    }
}
