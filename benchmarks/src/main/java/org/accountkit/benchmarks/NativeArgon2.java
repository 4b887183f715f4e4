package org.accountkit.benchmarks;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import java.util.Map;

/**
 * The reference implementation in C, with one block of memory for all hashes: the library asks for its memory by a
 * callback, and always gets the same. For use by one thread.
 */
final class NativeArgon2 {

    private static final int ARGON2ID = 2;
    private static final int VERSION = 0x13;
    private static final long BYTES_OF_KIB = 1024;

    private final Argon2 library = Native.load(
            "argon2", Argon2.class, Map.of(Library.OPTION_CLASSLOADER, NativeArgon2.class.getClassLoader()));
    private final Memory block;
    private final Context context = new Context();

    /** The functions of argon2.h that are called. */
    public interface Argon2 extends Library {

        /**
         * Hashes.
         *
         * @param context what and how
         * @param type the variant
         * @return 0 if it succeeded
         */
        @SuppressWarnings("checkstyle:MethodName")
        int argon2_ctx(Context context, int type);
    }

    /** Allocates, as {@code allocate_fptr}. */
    public interface Allocate extends Callback {

        /**
         * Provides memory.
         *
         * @param memory where its address goes
         * @param bytes how much
         * @return 0 if it succeeded
         */
        int invoke(Pointer memory, NativeLong bytes);
    }

    /** Frees, as {@code deallocate_fptr}. */
    public interface Free extends Callback {

        /**
         * Takes memory back.
         *
         * @param memory its address
         * @param bytes how much
         */
        void invoke(Pointer memory, NativeLong bytes);
    }

    /** As {@code argon2_context}. */
    @Structure.FieldOrder({
        "out",
        "outlen",
        "pwd",
        "pwdlen",
        "salt",
        "saltlen",
        "secret",
        "secretlen",
        "ad",
        "adlen",
        "cost",
        "memory",
        "lanes",
        "threads",
        "version",
        "allocate",
        "free",
        "flags"
    })
    public static final class Context extends Structure {
        public Pointer out = Pointer.NULL;
        public int outlen;
        public Pointer pwd = Pointer.NULL;
        public int pwdlen;
        public Pointer salt = Pointer.NULL;
        public int saltlen;
        public Pointer secret = Pointer.NULL;
        public int secretlen;
        public Pointer ad = Pointer.NULL;
        public int adlen;
        public int cost;
        public int memory;
        public int lanes;
        public int threads;
        public int version;
        public Allocate allocate = (memory, bytes) -> 1;
        public Free free = (memory, bytes) -> {};
        public int flags;
    }

    NativeArgon2(int memoryKiB, int iterations, int tagBytes, byte[] password, byte[] salt) {
        block = new Memory(memoryKiB * BYTES_OF_KIB);
        context.out = new Memory(tagBytes);
        context.outlen = tagBytes;
        context.pwd = memory(password);
        context.pwdlen = password.length;
        context.salt = memory(salt);
        context.saltlen = salt.length;
        context.cost = iterations;
        context.memory = memoryKiB;
        context.lanes = 1;
        context.threads = 1;
        context.version = VERSION;
        context.allocate = this::allocate;
    }

    private static Memory memory(byte[] bytes) {
        Memory memory = new Memory(bytes.length);
        memory.write(0, bytes, 0, bytes.length);
        return memory;
    }

    private int allocate(Pointer memory, NativeLong bytes) {
        if (bytes.longValue() > block.size()) {
            return 1;
        }
        memory.setPointer(0, block);
        return 0;
    }

    byte[] hash() {
        Expected.yes(library.argon2_ctx(context, ARGON2ID) == 0);
        return context.out.getByteArray(0, context.outlen);
    }
}
