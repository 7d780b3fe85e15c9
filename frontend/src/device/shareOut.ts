/** Offers it to the phone's own way of sharing, and says whether that went well; who thinks better of it meets no problem. */
export async function shareOut(what: ShareData): Promise<boolean> {
  try {
    await navigator.share(what);
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError';
  }
}
