/** Passkeys: the server says bytes in base64url, the browser takes and gives buffers. */

import { base64url, bytes } from './base64url';

interface Descriptor {
  id: string;
  type: 'public-key';
  transports?: AuthenticatorTransport[];
}

export interface CreationOptions {
  publicKey: Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'> & {
    challenge: string;
    user: { id: string; name: string; displayName: string };
    excludeCredentials?: Descriptor[];
  };
}

export interface RequestOptions {
  publicKey: Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> & {
    challenge: string;
    allowCredentials?: Descriptor[];
  };
}

/** Not without https, nor in old browsers. */
export const canUsePasskeys = () => 'PublicKeyCredential' in globalThis;

/** The person closed the browser's dialog, or took too long. */
export const isGivenUp = (error: unknown) => error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name);

/** This phone holds a passkey of the account already. */
export const isThereAlready = (error: unknown) => error instanceof DOMException && error.name === 'InvalidStateError';

export async function makePasskey({ publicKey }: CreationOptions) {
  const { challenge, user, excludeCredentials = [], ...rest } = publicKey;
  const made = (await navigator.credentials.create({
    publicKey: { ...rest, challenge: bytes(challenge), user: { ...user, id: bytes(user.id) }, excludeCredentials: excludeCredentials.map(inBytes) },
  })) as PublicKeyCredential;
  const { attestationObject, clientDataJSON } = made.response as AuthenticatorAttestationResponse;
  return asSent(made, { attestationObject, clientDataJSON });
}

export async function showPasskey({ publicKey }: RequestOptions) {
  const { challenge, allowCredentials = [], ...rest } = publicKey;
  const shown = (await navigator.credentials.get({
    publicKey: { ...rest, challenge: bytes(challenge), allowCredentials: allowCredentials.map(inBytes) },
  })) as PublicKeyCredential;
  const { authenticatorData, clientDataJSON, signature, userHandle } = shown.response as AuthenticatorAssertionResponse;
  return asSent(shown, { authenticatorData, clientDataJSON, signature, ...(userHandle && { userHandle }) });
}

function asSent(credential: PublicKeyCredential, response: Record<string, ArrayBuffer>) {
  const { id, type } = credential;
  const texts = Object.fromEntries(Object.entries(response).map(([name, buffer]) => [name, base64url(buffer)]));
  return { id, rawId: base64url(credential.rawId), type, response: texts, clientExtensionResults: credential.getClientExtensionResults() };
}

const inBytes = (descriptor: Descriptor): PublicKeyCredentialDescriptor => ({ ...descriptor, id: bytes(descriptor.id) });
