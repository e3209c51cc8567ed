// A certified OpenID Connect provider on this machine, for a whole sign-in: node provider.mjs PORT BACK OUT
// Its own sign-in form lets anybody in under the name they type: only the protocol is meant to be real.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [port, back, out, where] = process.argv.slice(2);
const found = createRequire(`${where}/package.json`).resolve("oidc-provider");
const { default: Provider } = await import(pathToFileURL(found).href);

const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: "vertaiskooste",
      client_secret: "salaisuus-salaisuus-salaisuus-123",
      redirect_uris: [back],
      post_logout_redirect_uris: [out],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  pkce: { required: () => true },
  claims: { openid: ["sub"], profile: ["name"] },
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, name: `Nimi ${id}` }) }),
});
provider.listen(Number(port), "localhost", () => console.log("ready"));
