/** Reads a SMART Health Link with somebody else's library, as another system would: node read-link.mjs LINK [PASSCODE] */

import { SHLViewer } from 'kill-the-clipboard';

const [link, passcode] = process.argv.slice(2);
try {
  const { fhirResources } = await new SHLViewer({ shlinkURI: link }).resolveSHL({ recipient: 'Dr Osei', passcode });
  console.log(JSON.stringify(fhirResources));
} catch (error) {
  console.log(JSON.stringify({ refused: error.code }));
}
