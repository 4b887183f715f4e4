package org.accountkit.examples.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What other people's pages are made with, from the published packages. */
enum Framework {
    PLAIN {
        @Override
        String head() {
            return "";
        }
    },
    BOOTSTRAP_5 {
        @Override
        String head() {
            return style(file("webjars/bootstrap/5.3.8/dist/css/bootstrap.css"));
        }
    },
    TAILWIND_3 {
        @Override
        String head() {
            return style(DEFAULTS.matcher(file("_static/tailwindcss/3.4.17/src/css/preflight.css"))
                    .replaceAll("$1"));
        }
    },
    TAILWIND_4 {
        @Override
        String head() {
            return style("@layer base {" + file("_static/tailwindcss/4.1.14/preflight.css") + "}");
        }
    },
    REACT_19 {
        @Override
        String head() {
            return "<script>" + React.RUNTIME.replace("SOURCES", React.modules()) + "</script>";
        }

        @Override
        String body(String panels) {
            return "<div id=\"root\"></div><script>" + React.MOUNT.replace("PANELS", panels) + "</script>";
        }
    };

    /** Tailwind's build puts a theme's values in; these are what it takes without one. */
    private static final Pattern DEFAULTS = Pattern.compile("theme\\('[^']+', ([^)]+)\\)");

    abstract String head();

    /** The panels' markup as this framework's pages come to have it. */
    String body(String panels) {
        return panels;
    }

    private static String style(String css) {
        return "<style>" + css + "</style>";
    }

    private static String file(String name) {
        try {
            return Files.readString(Path.of("target/frameworks/META-INF/resources", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** React as its package has it, without a bundler: modules that require one another. */
    private static final class React {

        private static final String RUNTIME = """
                globalThis.process = { env: { NODE_ENV: 'development' } };
                const sources = { SOURCES };
                const loaded = {};
                function require(name) {
                  if (!loaded[name]) sources[name](loaded[name] = { exports: {} }, loaded[name].exports);
                  return loaded[name].exports;
                }""";

        private static final String MOUNT = """
                const { createElement, StrictMode } = require('react');
                const markup = new DOMParser().parseFromString(`PANELS`, 'text/html').body;
                const attributes = (each) => Object.fromEntries([...each.attributes].map(({ name, value }) => [name, value]));
                const panels = [...markup.children].map((each, key) =>
                  createElement(each.localName, { key, ...attributes(each) }));
                require('react-dom/client').createRoot(document.getElementById('root'))
                  .render(createElement(StrictMode, null, panels));""";

        static String modules() {
            Map<String, String> files = new LinkedHashMap<>();
            files.put("react", "webjars/react/19.1.1/cjs/react.development.js");
            files.put("scheduler", "webjars/scheduler/0.26.0/cjs/scheduler.development.js");
            files.put("react-dom", "webjars/react-dom/19.1.1/cjs/react-dom.development.js");
            files.put("react-dom/client", "webjars/react-dom/19.1.1/cjs/react-dom-client.development.js");
            StringBuilder modules = new StringBuilder();
            files.forEach((name, path) -> modules.append("'%s': (module, exports) => {".formatted(name))
                    .append(file(path))
                    .append("},\n"));
            return modules.toString();
        }
    }
}
