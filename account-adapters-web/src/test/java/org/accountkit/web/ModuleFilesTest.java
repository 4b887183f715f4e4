package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Modules become few files. */
class ModuleFilesTest {

    private final Map<String, String> modules = new HashMap<>();

    @BeforeEach
    void write() {
        modules.put("core/dom.js", """
                // How elements are made.
                export function h() {}
                export const name = (text) => h(text);
                """);
        modules.put("core/panel.js", """
                import { h as make } from './dom.js';

                /** What panels share. */
                export class Panel {
                  open = () => import('./expiry.js');
                  ask = () => import('./dialog.js');
                }
                """);
        modules.put("core/fields.js", """
                export { h as element, name } from './dom.js';

                const kinds = [];
                export { kinds as KINDS };
                """);
        modules.put("core/form.js", "import { h,\n  name,\n} from './dom.js';\nexport class Form {}\n");
        modules.put("core/views.js", "export const VIEWS = {};\n");
        modules.put("core/expiry.js", "const far = () => import('../panels/proof.js');\nexport const watch = far;\n");
        modules.put("core/table.js", "import { h } from './dom.js';\nexport const table = h;\n");
        modules.put("core/listing.js", "import { table } from './table.js';\nexport const listing = table;\n");
        modules.put("panels/user-menu.js", "customElements.define('account-user-menu', class {});\n");
        modules.put("panels/navigation.js", "import { h } from '../core/dom.js';\nexport const nav = h;\n");
        modules.put("panels/users.js", """
                import { h } from '../core/dom.js';
                import { listing } from '../core/listing.js';
                import './user-menu.js';

                const later = (name) => import(`./${name}.js`);
                """);
        modules.put("page.js", """
                import { h } from './core/dom.js';
                import { VIEWS } from './core/views.js';
                import { nav } from './panels/navigation.js';

                import('./core/expiry.js').then(() => h(VIEWS, nav));
                """);
    }

    /** Indentation is removed, which would change a text of several lines. */
    @Test
    void no_module_has_a_text_of_several_lines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/org/accountkit/web/ui"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                assertThat(Files.readAllLines(file))
                        .as("%s", file)
                        .allMatch(line -> line.chars().filter(c -> c == '`').count() % 2 == 0);
            }
        }
    }

    private String file(String path) {
        return ModuleFiles.read(
                        path, each -> Optional.ofNullable(modules.get(each)).map(text -> text.getBytes(UTF_8)))
                .orElseThrow();
    }

    @Test
    void what_every_panel_needs_is_one_file() {
        assertThat(file("core/all.js")).isEqualTo("""
                export const $core_dom = (() => {
                function h() {}
                const name = (text) => h(text);
                return { h, name };
                })();
                export const $core_panel = (() => {
                const { h: make } = $core_dom;

                class Panel {
                open = () => Promise.resolve($core_expiry);
                ask = () => import('../core/dialog.js');
                }
                return { Panel };
                })();
                export const $core_fields = (() => {
                const { h, name } = $core_dom;

                const kinds = [];
                return { element: h, name, KINDS: kinds };
                })();
                export const $core_form = (() => {
                const { h,
                  name,
                } = $core_dom;
                class Form {}
                return { Form };
                })();
                export const $core_expiry = (() => {
                const far = () => import('../panels/proof.js');
                const watch = far;
                return { watch };
                })();
                """);
    }

    @Test
    void the_page_is_one_more() {
        assertThat(file("page.js")).isEqualTo("""
                import { $core_dom } from './core/all.js';
                const $core_views = (() => {
                const VIEWS = {};
                return { VIEWS };
                })();
                const $panels_navigation = (() => {
                const { h } = $core_dom;
                const nav = h;
                return { nav };
                })();
                const { h } = $core_dom;
                const { VIEWS } = $core_views;
                const { nav } = $panels_navigation;

                import('./core/all.js').then((all) => all.$core_expiry).then(() => h(VIEWS, nav));
                """);
    }

    @Test
    void a_panel_brings_along_what_it_needs_besides_but_no_other_element() {
        assertThat(file("panels/users.js")).isEqualTo("""
                import { $core_dom } from '../core/all.js';
                import '../panels/user-menu.js';
                const $core_table = (() => {
                const { h } = $core_dom;
                const table = h;
                return { table };
                })();
                const $core_listing = (() => {
                const { table } = $core_table;
                const listing = table;
                return { listing };
                })();
                const { h } = $core_dom;
                const { listing } = $core_listing;

                const later = (name) => import(`../panels/${name}.js`);
                """);
    }

    @Test
    void a_module_that_is_no_panel_brings_nothing_along() {
        assertThat(file("core/listing.js")).isEqualTo("""
                import * as $core_table from '../core/table.js';
                const { table } = $core_table;
                export const listing = table;
                """);
    }

    @Test
    void what_every_panel_needs_has_one_instance_whatever_its_address() {
        assertThat(file("core/dom.js")).isEqualTo("""
                import { $core_dom } from '../core/all.js';
                export const { h, name } = $core_dom;
                """);
    }

    @Test
    void what_is_not_understood_is_refused() {
        modules.put("core/fields.js", "export default class Fields {}\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> file("core/all.js"))
                .withMessageContaining("core/fields.js")
                .withMessageContaining("export default");
    }

    @Test
    void the_real_modules_are_understood() {
        assertThat(Asset.load("core/all.js")).isPresent();
        assertThat(Asset.load("page.js")).isPresent();
        assertThat(Asset.load("core/nothing.js")).isEmpty();
    }
}
