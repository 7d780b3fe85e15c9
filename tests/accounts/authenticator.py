"""A passkey in software: what a phone's authenticator does with its keys."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

FLAG = AuthenticatorData.FLAG
ORIGIN = "http://localhost"


class Passkey:
    """`origin`: the site in whose page the browser asks for it."""

    def __init__(self, credential_id: bytes = b"one of alice's keys", origin: str = ORIGIN):
        self.id, self.origin = credential_id, origin
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.user = b""
        self.count = 0

    def create(self, options: dict) -> dict:
        """The answer to `navigator.credentials.create`."""
        asked = options["publicKey"]
        self.user = websafe_decode(asked["user"]["id"])
        made = AttestedCredentialData.create(
            b"\0" * 16, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        data = self.data(asked["rp"]["id"], FLAG.UP | FLAG.UV | FLAG.AT, made)
        return self.credential(
            {
                "clientDataJSON": websafe_encode(self.client("webauthn.create", asked)),
                "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
            }
        )

    def get(self, options: dict) -> dict:
        """The answer to `navigator.credentials.get`."""
        asked = options["publicKey"]
        client = self.client("webauthn.get", asked)
        data = self.data(asked["rpId"], FLAG.UP | FLAG.UV)
        signature = self.key.sign(data + sha256(client), ec.ECDSA(hashes.SHA256()))
        return self.credential(
            {
                "clientDataJSON": websafe_encode(client),
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(signature),
                "userHandle": websafe_encode(self.user),
            }
        )

    def data(self, rp: str, flags: FLAG, made: bytes = b"") -> AuthenticatorData:
        self.count += 1
        return AuthenticatorData.create(sha256(rp.encode()), flags, self.count, made)

    def client(self, kind: str, asked: dict) -> CollectedClientData:
        return CollectedClientData.create(kind, asked["challenge"], self.origin)

    def credential(self, response: dict) -> dict:
        return {
            "id": websafe_encode(self.id),
            "rawId": websafe_encode(self.id),
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {"credProps": {"rk": True}},
        }
