// Nothing about the person may be where another person, program or site could read it.
import { expect } from "@playwright/test";
import { siteUrl } from "./setting.mjs";

/** The title of every page, whatever it shows. */
const TITLE = "Front Door: who can help in Mid and South Essex";

/** The address, the title and the history of this step say nothing. */
export async function expectNothingAboutThePerson(page, path = "") {
  const seen = await page.evaluate(() => ({ url: location.href, title: document.title, state: typeof history.state }));
  expect(seen).toEqual({ url: siteUrl + path, title: TITLE, state: "number" });
}

/** Nothing is kept anywhere in the browser. */
export async function expectNothingKept(page) {
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookie: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    name: window.name,
  }));
  expect(kept).toEqual({ local: 0, session: 0, cookie: "", databases: 0, caches: 0, workers: 0, name: "" });
  expect(await page.context().cookies()).toEqual([]);
}
