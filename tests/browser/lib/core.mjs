// The module for scripts, which has the core of the site's, in Node: it says which questions a page must show and what an outcome must say.
import { siteUrl } from "./setting.mjs";

let loaded;

/** The core, loaded once. */
export function core() {
  loaded ??= load();
  return loaded;
}

/** The names of the site's files, as one of its pages gives them. */
export async function fileNames(page = "") {
  const html = await (await fetch(siteUrl + page)).text();
  const name = (attribute) => new RegExp(`data-${attribute}="([^"]+)"`).exec(html)?.[1];
  return { module: name("module"), wasm: name("wasm"), rules: name("rules"), search: name("search"), advice: name("advice"), postcodes: name("postcodes") };
}

async function file(name) {
  const answer = await fetch(new URL(name, siteUrl));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

async function load() {
  const names = await fileNames("reception.html");
  const glue = Buffer.from(await (await file(names.module)).text()).toString("base64");
  const { default: init, FrontDoor } = await import(`data:text/javascript;base64,${glue}`);
  await init({ module_or_path: await (await file(names.wasm)).arrayBuffer() });
  const door = FrontDoor.load(await (await file(names.rules)).text(), await (await file(names.advice)).text());
  door.addPostcodes(await (await file(names.postcodes)).text());
  return door;
}

/** London wall time now, as the contract takes it. */
export function now() {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London", dateStyle: "short", timeStyle: "short" });
  return parts.format(new Date()).replace(" ", "T");
}
