// A page of the site that listens for trouble: any error on the console, any exception, any breach of the content policy.
import { expect, test as base } from "@playwright/test";
import { siteUrl } from "./setting.mjs";

export { expect };

export const test = base.extend({
  /** Set to true where something is broken on purpose. */
  mayComplain: [false, { option: true }],

  /** What the page complained about. */
  complaints: async ({ page, mayComplain }, use) => {
    const complaints = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`);
      });
    });
    await use(complaints);
    if (!mayComplain) expect(complaints, "complaints of the page").toEqual([]);
  },

  /** Every request of the page, in order: method, address, body and who it claims to come from. */
  requests: async ({ page }, use) => {
    const requests = [];
    page.on("request", (request) => {
      const { referer, cookie } = request.headers();
      requests.push({ method: request.method(), url: request.url(), body: request.postData(), referer, cookie });
    });
    await use(requests);
  },

  /** Opens the site and waits until the app is on the screen with search, advice and postcodes. */
  open: async ({ page, complaints }, use) => {
    void complaints;
    await use(async (path = "") => {
      const advice = page.waitForResponse(/\/advice\.[^/]*json$/);
      const search = page.waitForResponse(/\/search\.[^/]*json$/);
      const postcodes = page.waitForResponse(/\/postcodes\.[^/]*json$/);
      await page.goto(siteUrl + path);
      await expect(page.locator("body.fd-on #fd-main h1")).toBeVisible();
      await (await search).finished();
      await (await advice).finished();
      await (await postcodes).finished();
    });
  },
});

/** The address of the site, with a path. */
export const address = (path = "") => siteUrl + path;
