// Hands a file over to the person.

/** body: text or bytes. */
export function hand(body, name, type) {
  const address = URL.createObjectURL(new Blob([body], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
