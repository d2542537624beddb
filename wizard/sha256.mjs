// SHA-256 of bytes, as FIPS 180-4 writes it: the browser's own is missing on pages that come without encryption.

const primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every(prime => n % prime)) primes.push(n);
const fraction = root => ((root - Math.floor(root)) * 2 ** 32) | 0;
const START = primes.slice(0, 8).map(prime => fraction(Math.sqrt(prime)));
const ROUNDS = primes.map(prime => fraction(Math.cbrt(prime)));
const turned = (word, by) => (word >>> by) | (word << (32 - by));

/** The sum as 64 hexadecimal digits. */
export function sha256(bytes) {
  const padded = new Uint8Array((bytes.length + 72) & ~63), view = new DataView(padded.buffer);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);
  const sum = Int32Array.from(START), words = new Int32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let n = 0; n < 64; n++) words[n] = n < 16 ? view.getInt32(at + 4 * n) : schedule(words, n);
    round(sum, words);
  }
  return [...sum].map(word => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

function schedule(words, n) {
  const early = words[n - 15], late = words[n - 2];
  const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3), large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
  return (words[n - 16] + small + words[n - 7] + large) | 0;
}

function round(sum, words) {
  let [a, b, c, d, e, f, g, h] = sum;
  for (let n = 0; n < 64; n++) {
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[n] + words[n]) | 0;
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  }
  [a, b, c, d, e, f, g, h].forEach((word, n) => { sum[n] += word; });
}
