// Each thing that the guide needs, broken in turn. The static page stays or comes back, and says why.
import { expectTheNumbers } from "../lib/axe.mjs";
import { expectFallback, expectStaticPage } from "../lib/fallback.mjs";
import { journeyTo, toEmergency, toQuestions, toWho } from "../lib/pages.mjs";
import { play } from "../lib/play.mjs";
import { address, expect, test } from "../lib/site.mjs";

test.use({ mayComplain: true });

const gone = (pattern) => (page) => page.route(pattern, (route) => route.fulfill({ status: 404, body: "no such file" }));
const instead = (pattern, contentType, body) => (page) => page.route(pattern, (route) => route.fulfill({ status: 200, contentType, body }));
const before = (script) => (page) => page.addInitScript(script);

/** One letter of a text in the middle of the rules becomes another. */
async function oneByte(route) {
  const answer = await route.fetch();
  const text = await answer.text();
  const at = text.search(/[a-z](?=[a-z ]*\.")/);
  await route.fulfill({ response: answer, body: `${text.slice(0, at)}X${text.slice(at + 1)}` });
}

const broken = {
  "the module is not there": gone("**/*.wasm"),
  "the module is no module": instead("**/*.wasm", "application/wasm", "not a module at all"),
  "the module is another one": instead("**/*.wasm", "application/wasm", Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])),
  "the module never arrives": (page) => page.route("**/*.wasm", (route) => route.abort()),
  "the rules are not there": gone("**/rules.*.json"),
  "the rules are of another kind": instead("**/rules.*.json", "application/json", "{}"),
  "the rules were changed by a byte": (page) => page.route("**/rules.*.json", oneByte),
  "the area's file cannot be read": instead("**/area.json", "application/json", "{ \"withdrawn\": ["),
  "the practice's file has a key that is not known": instead("**/practice.json", "application/json", "{ \"withdraw\": [] }"),
  "the practice's file withdraws what is not there": instead("**/practice.json", "application/json", "{ \"withdrawn\": [\"ear-ache\"] }"),
  "the glue is not there": gone("**/resident.*.js"),
  "the glue is no script": instead("**/resident.*.js", "text/javascript", "<html>"),
  "the browser has no WebAssembly": before(() => delete globalThis.WebAssembly),
  "the browser refuses to fetch": before(() => {
    globalThis.fetch = () => Promise.reject(new TypeError("refused"));
  }),
};

for (const [name, breakIt] of Object.entries(broken)) {
  test(name, async ({ page, complaints }) => {
    void complaints;
    await breakIt(page);
    await page.goto(address());
    await expectFallback(page);
    await expectTheNumbers(page);
  });
}

test("without the static page the check for it fails", async ({ page, complaints }) => {
  void complaints;
  await gone("**/*.wasm")(page);
  await page.route(address(), async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    await route.fulfill({ response: answer, body: text.replace(/<details[\s\S]*<\/details>/, "") });
  });
  await page.goto(address());
  const numbers = await expectFallback(page).then(() => expectTheNumbers(page)).then(() => "there", () => "gone");
  expect(numbers).toBe("gone");
});

test("the script is not there: the static page stays", async ({ page }) => {
  await gone("**/boot.*.js")(page);
  await page.goto(address());
  await expectStaticPage(page);
  await expectTheNumbers(page);
});

test("the styles are not there: the guide works", async ({ page, open }) => {
  await gone("**/*.css")(page);
  await open();
  await toWho(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the static page is complete", async ({ page }) => {
    await page.goto(address());
    await expectStaticPage(page);
    await expect(page.locator("noscript")).toBeVisible();
  });
});

test("storage that throws is nobody's business here: the guide works", async ({ page, open, complaints }) => {
  await page.addInitScript(() => {
    const refuse = { get: () => { throw new DOMException("refused", "SecurityError"); } };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(globalThis, name, refuse);
    Object.defineProperty(Document.prototype, "cookie", refuse);
  });
  await open();
  await play(page, journeyTo("advice", "pharmacy"));
  expect(complaints).toEqual([]);
});

test("advice that never comes: the outcome still says what to do, and the page says what is missing", async ({ page, complaints }) => {
  void complaints;
  let asked = 0;
  await page.route("**/advice.*.json", (route) => { asked += 1; return route.fulfill({ status: 404 }); });
  await page.clock.install();
  await page.goto(address());
  await expect(page.locator("#fd-main h1")).toBeVisible();
  await toQuestions(page);
  await expect(page.locator("#plain-places")).toBeHidden();
  await expect(async () => {
    await page.clock.runFor(5_000);
    expect(asked).toBe(4);
  }).toPass();
  await expect(page.locator("#plain-places")).toBeVisible();
  await page.clock.runFor(60_000);
  expect(asked, "and then it is left alone").toBe(4);
  await expectTheNumbers(page);
});

test("an outcome without advice shows the action and the numbers", async ({ page, complaints }) => {
  void complaints;
  await gone("**/advice.*.json")(page);
  await page.goto(address());
  await toEmergency(page);
  await page.locator("#fd-field-1").check();
  await page.locator(".fd-form button[type=submit]").click();
  await expect(page.locator(".fd-action--emergency h1")).toContainText("999");
  await expect(page.locator('.fd-action a[href="tel:999"]')).toBeVisible();
  await expect(page.locator(".fd-contact [role=status]").first()).toBeVisible();
  await expectTheNumbers(page);
});

test("a panic brings the static page back, with the focus on the explanation", async ({ page, open, complaints }) => {
  await open();
  await toEmergency(page);
  // Yew can't do without these, so the next screen is a real panic of the module.
  await page.evaluate(() => {
    const refuse = () => { throw new Error("broken on purpose"); };
    Document.prototype.createElement = refuse;
    Node.prototype.cloneNode = refuse;
  });
  await page.locator("#fd-main input[type=checkbox]").last().check();
  await page.locator(".fd-form button[type=submit]").click();
  await expectFallback(page);
  await expect(page.locator("#plain-why-title")).toBeFocused();
  expect(complaints.join()).toContain("panicked");
});

test("the app says that it is broken: the static page comes back", async ({ page, open }) => {
  await open();
  await toWho(page);
  await page.evaluate(() => {
    document.getElementById("front-door").dispatchEvent(new CustomEvent("front-door-broken", { bubbles: true }));
  });
  await expectFallback(page);
  await expect(page.locator("#plain-why-title")).toBeFocused();
});
