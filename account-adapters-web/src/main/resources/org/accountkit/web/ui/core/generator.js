/** Letters and digits that nobody confuses when reading them out or typing them: no 0 O o, 1 I l, 5 S, 2 Z, 8 B. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679';
const LEAST = 20;

/** A random password. The alphabet has 50 characters, so 20 of them are 112 bits. */
export function generate(length = 0) {
  return Array.from({ length: Math.max(length, LEAST) }, () => ALPHABET[below(ALPHABET.length)]).join('');
}

/** A random number below a bound of at most 256; bytes that would favour the first ones are rejected. */
function below(bound) {
  const limit = 256 - (256 % bound);
  for (;;) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < limit) return byte % bound;
  }
}
