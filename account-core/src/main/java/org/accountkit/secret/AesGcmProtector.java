package org.accountkit.secret;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.accountkit.secret.SecretProtector.SealContext;
import org.accountkit.secret.SecretProtector.UnsealableException;

/** Envelope: version 1, length of the key id, key id, 12-byte nonce, ciphertext with its 16-byte tag. */
final class AesGcmProtector implements SecretProtector {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final MasterKeys keys;
    private final SecureRandom random;

    AesGcmProtector(MasterKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    @Override
    public SealedSecret seal(Secret secret, SealContext context) {
        String keyId = keys.sealingId();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] ciphertext = secret.use(plain -> crypt(Cipher.ENCRYPT_MODE, keyId, nonce, context, plain));
        byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
        return SealedSecret.of(
                keyId,
                ByteBuffer.allocate(2 + id.length + NONCE_BYTES + ciphertext.length)
                        .put(VERSION)
                        .put((byte) id.length)
                        .put(id)
                        .put(nonce)
                        .put(ciphertext)
                        .array());
    }

    @Override
    public Secret open(SealedSecret sealed, SealContext context) {
        byte[] envelope = sealed.bytes();
        String keyId = keyIdIn(envelope);
        if (!keyId.equals(sealed.keyId())) {
            throw new UnsealableException("A sealed secret is stored under the id of another master key.");
        }
        ByteBuffer rest = ByteBuffer.wrap(envelope).position(2 + keyId.length());
        byte[] nonce = new byte[NONCE_BYTES];
        rest.get(nonce);
        byte[] ciphertext = new byte[rest.remaining()];
        rest.get(ciphertext);
        return Secret.ofBytes(crypt(Cipher.DECRYPT_MODE, keyId, nonce, context, ciphertext));
    }

    private static String keyIdIn(byte[] envelope) {
        if (!isEnvelope(envelope)) {
            throw new UnsealableException("This is not a sealed secret.");
        }
        return new String(envelope, 2, envelope[1], StandardCharsets.US_ASCII);
    }

    private static boolean isEnvelope(byte[] bytes) {
        return bytes.length > 2
                && bytes[0] == VERSION
                && bytes[1] > 0
                && bytes.length >= 2 + bytes[1] + NONCE_BYTES + TAG_BYTES;
    }

    @Override
    public String sealingKeyId() {
        return keys.sealingId();
    }

    @Override
    public Set<String> keyIds() {
        return keys.ids();
    }

    private byte[] crypt(int mode, String keyId, byte[] nonce, SealContext context, byte[] input) {
        Secret key = keys.find(keyId)
                .orElseThrow(() -> new UnsealableException("Master key '" + keyId + "' is not available."));
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            SecretKeySpec spec = key.use(bytes -> new SecretKeySpec(bytes, "AES"));
            cipher.init(mode, spec, new GCMParameterSpec(TAG_BYTES * 8, nonce));
            cipher.updateAAD(associatedData(context, keyId));
            return cipher.doFinal(input);
        } catch (AEADBadTagException e) {
            throw new UnsealableException("A sealed secret cannot be unsealed with master key '" + keyId + "'.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available.", e);
        }
    }

    /** Prefixes each part with its length, so that no two contexts encode alike. */
    private static byte[] associatedData(SealContext context, String keyId) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (String part :
                List.of(context.realm().name(), context.purpose(), context.owner(), context.credential(), keyId)) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            data.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            data.writeBytes(bytes);
        }
        return data.toByteArray();
    }
}
