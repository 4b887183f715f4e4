package org.accountkit.testkit.assembly;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;

/** The class path of the tests without some libraries. */
final class ClassPath {

    private ClassPath() {}

    /** Leaves out the files whose names begin with one of these words. */
    static URLClassLoader without(List<String> libraries) {
        URL[] rest = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> libraries.stream().noneMatch(new File(entry).getName()::startsWith))
                .map(ClassPath::url)
                .toArray(URL[]::new);
        return new URLClassLoader(rest, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
