// A sign-in service for the tests: oidc-provider on a free port of this machine, which prints its
// address. Whoever gives a name is signed in under it; the name tells the groups.
// Usage: node provider.mjs FOLDER, where FOLDER holds node_modules/oidc-provider.

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.argv[2]}/`);
const { Provider } = await import(pathToFileURL(require.resolve("oidc-provider")));

const GROUPS = {
  anna: ["iedereen", "schrijvers-dorp"],
  bram: ["iedereen"],
  chris: ["beheer"],
};

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const client = {
    client_id: "deelwijzer",
    grant_types: ["authorization_code"],
    response_types: ["code"],
    // Any path of this machine may follow; the tests' web has another port each time.
    redirect_uris: ["http://127.0.0.1/redactie/aanmelden/terug"],
  };
  const provider = new Provider(issuer, {
    clients: [{ ...client, client_secret: "geheim-van-de-test" }],
    claims: { openid: ["sub"], profile: ["name"], groups: ["groups"] },
    scopes: ["openid", "profile", "groups"],
    pkce: { required: () => true },
    cookies: { keys: ["sleutel van de test"] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: id, groups: GROUPS[id] ?? [] }),
    }),
    // Nobody is asked for consent.
    loadExistingGrant: async ({ oidc }) => {
      const { clientId } = oidc.client;
      const grant = new provider.Grant({ clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid profile groups");
      await grant.save();
      return grant;
    },
  });
  // The port of the tests' web is not known beforehand (RFC 8252, 7.3 allows any for this machine).
  provider.Client.prototype.redirectUriAllowed = (uri) => {
    const { protocol, hostname, pathname } = new URL(uri);
    return `${protocol}//${hostname}${pathname}` === client.redirect_uris[0];
  };
  server.on("request", provider.callback());
  console.log(issuer);
});
