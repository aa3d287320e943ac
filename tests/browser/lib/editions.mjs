// Editions of the kiosk beside one another: the same site again below folders of its own, each with its own file of the place.
import { createServer } from "node:http";
import { once } from "node:events";
import { siteUrl } from "./setting.mjs";

/** Serves the site at `/` and below each folder of `files`, which names the `kiosk.json` of each. */
export async function serveEditions(files) {
  const server = createServer(async (request, response) => {
    const [, folder, name] = /^\/(?:([a-z]+)\/)?([^/?]*)/.exec(request.url);
    if (name === "kiosk.json") {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(files[folder ?? ""] ?? {}));
      return;
    }
    const answer = folder === undefined || folder in files ? await fetch(siteUrl + name) : { status: 404, headers: new Map(), arrayBuffer: async () => [] };
    for (const header of ["content-type", "content-security-policy"]) {
      if (answer.headers.get(header)) response.setHeader(header, answer.headers.get(header));
    }
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${server.address().port}/`;
  const stop = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return { address, stop };
}
