// A provider of OpenID Connect by others (node-oidc-provider), in which whoever types an
// address is its owner.

import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

export const client = { client_id: 'minga', client_secret: 'a-secret-of-the-test' };

/** Starts it; `redirect` is where it sends people back. Who begins with `doubtful` is not verified. */
export async function startProvider(port, redirect) {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [redirect], grant_types: ['authorization_code'], response_types: ['code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id.replace(/^doubtful-/, ''), email_verified: !id.startsWith('doubtful-') }),
    }),
    features: { devInteractions: { enabled: true } },
    pkce: { required: () => true },
    cookies: { keys: ['of the test'] },
  });
  const server = createServer(provider.callback());
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { issuer, stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()) };
}
