package org.accountkit.examples.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.accountkit.examples.standalone.Camera.Theme;

/** The pictures of the documents. They are taken only where they shall be written anew. */
final class Album {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 720;
    private static final int QUALITY = 70;

    private final Camera camera;
    private final Path folder;
    private final boolean updating;
    private final List<String> names = new ArrayList<>();

    Album(Camera camera, Path folder, boolean updating) {
        this.camera = camera;
        this.folder = folder;
        this.updating = updating;
    }

    /** Takes a picture of what the browser shows. */
    void take(String name) {
        add(name, Theme.LIGHT);
    }

    /** Takes two, for readers who prefer light and dark pages. */
    void takeBoth(String name) {
        add(name + "-light", Theme.LIGHT);
        add(name + "-dark", Theme.DARK);
    }

    /** Those that were taken, or would have been. */
    List<String> names() {
        return names;
    }

    private void add(String name, Theme theme) {
        names.add(name + ".webp");
        if (updating) {
            write(folder.resolve(name + ".webp"), camera.view(WIDTH, HEIGHT, theme, QUALITY));
            camera.release();
        }
    }

    private static void write(Path file, byte[] picture) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
