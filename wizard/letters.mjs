// Bytes as letters that stand in any address and message, and back; and the text in them.

/** Base64 with - and _, without the = at the end. */
export function lettersOf(bytes) {
  const signs = [...bytes].map(byte => String.fromCharCode(byte)).join("");
  return btoa(signs).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export const bytesOf = letters => Uint8Array.from(atob(letters.replace(/-/g, "+").replace(/_/g, "/")), sign => sign.charCodeAt(0));
