const TIME_TO_SAVE = 60_000;

/** Hands a file to the browser, as a link to it would. */
export function download(file: File): void {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: address, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(address), TIME_TO_SAVE);
}
