// The words and journeys that the tests share with the other paths: nothing is written here a second time.
import { readFileSync, readdirSync } from "node:fs";

const root = new URL("../../../", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const pack = "www/pack/mid-and-south-essex";

/** One file of the pack. */
export const authored = (file) => read(`${pack}/${file}`);

const text = authored("text.json");

/** The words of the screens, for somebody who asks for themself. */
export const ui = Object.fromEntries(
  Object.entries(text.ui).map(([name, words]) => [name, inPerson(words, "me")]),
);

/** A text with its tokens in one person. */
export function inPerson(words, person) {
  return words.replace(/\{([^}]*)\}/g, (_, token) => {
    const found = text.tokens.find((it) => it.token === token);
    if (!found) throw new Error(`no token {${token}}`);
    return found[person];
  });
}

/** The draft banner. */
export const banner = authored("pack.json").banner;

/** The headers that every answer of the site carries. */
export const headers = read("xtask/headers.json");

/** The names of the JSON files of a folder. */
const filesOf = (folder) => readdirSync(new URL(folder, root)).filter((file) => file.endsWith(".json")).sort();

/** Every file of journeys: `{file, journeys}`. */
export const journeyFiles = filesOf("tests/journeys/").map((file) => ({ file, journeys: read(`tests/journeys/${file}`) }));

/** Every case written from the facts. */
export const cases = filesOf("tests/cases/").flatMap((file) => read(`tests/cases/${file}`));

/** The journey with this name. */
export function journeyNamed(name) {
  const found = journeyFiles.flatMap((it) => it.journeys).find((journey) => journey.name === name);
  if (!found) throw new Error(`no journey is called "${name}"`);
  return found;
}
