// What the page asks of the network: the same for everybody, of this site alone, and nothing after the first question.
import { core, fileNames } from "../lib/core.mjs";
import { headers, ui } from "../lib/data.mjs";
import { journeyTo } from "../lib/pages.mjs";
import { play } from "../lib/play.mjs";
import { expectNothingKept } from "../lib/private.mjs";
import { address, expect, test } from "../lib/site.mjs";
import { siteUrl } from "../lib/setting.mjs";

/** Opens the site, waits for everything, plays; gives all requests and how many there were before the journey began. */
async function requestsOf(browser, journey, typed) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const requests = [];
  page.on("request", (request) => {
    const { referer, cookie, origin } = request.headers();
    requests.push({ method: request.method(), url: request.url(), body: request.postData(), referer, cookie, origin });
  });
  const postcodes = page.waitForResponse(/\/postcodes\./);
  await page.goto(siteUrl);
  await (await postcodes).finished();
  const before = requests.length;
  if (journey) await play(page, journey, { way: "search" });
  if (typed) {
    await page.locator("#fd-where-field").fill(typed);
    await page.getByRole("button", { name: ui.place_update, exact: true }).click();
    await expect(page.locator(".fd-place [role=status]")).toContainText(typed);
  }
  await page.waitForTimeout(300);
  await expectNothingKept(page);
  await context.close();
  return { requests, before };
}

/** When the icon is fetched is the browser's own choice, so it is compared apart. */
function parted(requests) {
  const isIcon = (request) => request.url.endsWith(".svg");
  return { inOrder: requests.filter((it) => !isIcon(it)), icons: requests.filter(isIcon) };
}

test("different journeys, with a postcode or without, make the same requests in the same order", async ({ browser }) => {
  const [pharmacy, postcode, emergency, none] = [
    await requestsOf(browser, journeyTo("advice", "pharmacy")),
    await requestsOf(browser, journeyTo("advice", "pharmacy"), "SS11 7AA"),
    await requestsOf(browser, journeyTo("now", "111-mental-health")),
    await requestsOf(browser, null),
  ];
  expect(parted(pharmacy.requests)).toEqual(parted(emergency.requests));
  expect(parted(pharmacy.requests)).toEqual(parted(postcode.requests));
  expect(parted(pharmacy.requests)).toEqual(parted(none.requests));
  expect(pharmacy.requests.length).toBe(pharmacy.before);
  const names = Object.values(await fileNames());
  const asked = parted(pharmacy.requests).inOrder.map((request) => request.url.slice(siteUrl.length));
  for (const name of names) expect(asked.filter((it) => it === name), name).toHaveLength(1);
  expect(asked.at(-1), "the last are the postcodes").toBe((await fileNames()).postcodes);
  for (const request of pharmacy.requests) {
    expect(request.url.startsWith(siteUrl), request.url).toBe(true);
    expect(request).toMatchObject({ method: "GET", body: null });
    expect([request.referer || "none", request.cookie], request.url).toEqual(["none", undefined]);
  }
});

test("nothing is fetched after the first question but search, advice and postcodes", async ({ page, complaints, requests }) => {
  void complaints;
  let release;
  const held = new Promise((done) => { release = done; });
  await page.route("**/advice.*.json", async (route) => { await held; await route.continue(); });
  await page.goto(address());
  await expect(page.locator("#fd-main h1")).toBeVisible();
  const names = await fileNames();
  await expect.poll(() => requests.at(-1).url).toBe(siteUrl + names.advice);
  const before = requests.length;
  await page.locator("#fd-words").fill("my throat hurts");
  await expect(page.locator("#fd-hits button").first()).toBeVisible();
  expect(requests.length).toBe(before);
  release();
  await expect.poll(() => page.evaluate(() => performance.getEntriesByType("resource").some((it) => it.name.includes("/postcodes.") && it.responseEnd > 0))).toBe(true);
  expect(requests.slice(before).map((request) => request.url)).toEqual([siteUrl + names.postcodes]);
});

test("every answer carries the headers, and the policy allows nothing but this site's own files", async ({ request }) => {
  const names = Object.values(await fileNames());
  for (const path of ["", ...names, "no-such-file"]) {
    const answer = await request.get(address(path));
    expect(answer.status()).toBe(path === "no-such-file" ? 404 : 200);
    for (const [name, value] of Object.entries(headers)) {
      expect(answer.headers()[name.toLowerCase()], `${path}: ${name}`).toBe(value);
    }
  }
  const policy = headers["Content-Security-Policy"];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
});

test("files with a hash in their name are kept, the first page is asked for again", async ({ request }) => {
  for (const name of Object.values(await fileNames())) {
    const { "cache-control": keep } = (await request.get(address(name))).headers();
    expect(name).toMatch(/\.[0-9a-f]{16}\.\w+$/);
    expect(keep).toContain("immutable");
  }
  expect((await request.get(address())).headers()["cache-control"]).toBe("no-cache");
});

test.describe("the net that catches complaints", () => {
  test.use({ mayComplain: true });

  test("catches an inline script, an inline style and a request elsewhere", async ({ page, open, complaints }) => {
    await open();
    for (const tag of ["script", "style"]) {
      const seen = complaints.length;
      await page.evaluate((name) => {
        const element = document.createElement(name);
        element.textContent = "/* inline */";
        document.head.append(element);
      }, tag);
      await expect.poll(() => complaints.length).toBeGreaterThan(seen);
    }
    const seen = complaints.length;
    await page.evaluate(() => fetch("https://example.invalid/").catch(() => {}));
    await expect.poll(() => complaints.slice(seen).join()).toContain("policy: connect-src");
  });
});

test("the core of these tests is that of the site", async () => {
  expect((await core()).topics().length).toBeGreaterThan(20);
});
