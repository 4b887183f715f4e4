package org.accountkit.examples.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;

/** A file system for H2 that has no space left whenever a test says so. */
public final class FullDisk extends DurableFilePath {

    static final AtomicBoolean IS_FULL = new AtomicBoolean();

    static String url(java.nio.file.Path database) {
        FilePath.register(new FullDisk());
        return "jdbc:h2:full:" + database + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
    }

    @Override
    public String getScheme() {
        return "full";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    /** Reads as ever, and writes while there is space. */
    private static final class Channel extends FileBase {

        private final FileChannel delegate;

        Channel(FileChannel delegate) {
            this.delegate = delegate;
        }

        private static void requireSpace() throws IOException {
            if (IS_FULL.get()) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public synchronized int write(ByteBuffer source) throws IOException {
            requireSpace();
            return delegate.write(source);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            requireSpace();
            return delegate.write(source, position);
        }

        @Override
        public synchronized int read(ByteBuffer target) throws IOException {
            return delegate.read(target);
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return delegate.read(target, position);
        }

        @Override
        public long position() throws IOException {
            return delegate.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            delegate.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return delegate.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            delegate.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metadata) throws IOException {
            delegate.force(metadata);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return delegate.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            delegate.close();
        }
    }
}
