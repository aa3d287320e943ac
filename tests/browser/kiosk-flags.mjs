// The flags of docs/kiosk.md, as far as a browser without a screen shows what they do.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium as launcher, expect } from "@playwright/test";
import { KIOSK, expectAttract } from "./lib/kiosk.mjs";
import { chromium, siteUrl } from "./lib/setting.mjs";

const manual = await readFile(new URL("../../docs/kiosk.md", import.meta.url), "utf8");
const unit = manual.split("```ini")[1].split("```")[0];
const flags = [...unit.matchAll(/(--[a-z][\w-]*(?:=\S+)?)/g)].map(([, flag]) => flag).filter((flag) => !flag.startsWith("--user-data-dir"));
if (flags.length < 12) throw new Error(`only ${flags.length} flags were found in the unit`);

const { executablePath, args } = chromium();
const profile = await mkdtemp(join(tmpdir(), "front-door-kiosk-"));
const start = () => launcher.launchPersistentContext(profile, {
  executablePath,
  args: [...new Set([...args, ...flags])],
  hasTouch: true,
  viewport: { width: 1080, height: 1920 },
});

try {
  let context = await start();
  const elsewhere = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(siteUrl) && !request.url().startsWith("data:") && request.url() !== "about:blank") elsewhere.push(request.url());
  });
  expect(context.pages().map((page) => page.url()), "no page before ours").toEqual(["about:blank"]);
  let [page] = context.pages();
  await page.goto(KIOSK);
  await expectAttract(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));

  const protocol = await context.newCDPSession(page);
  const fingers = (apart) => [-1, 1].map((side) => ({ x: 540 + side * apart, y: 900, id: side + 1 }));
  await protocol.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(40) });
  for (let apart = 60; apart < 400; apart += 40) await protocol.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(apart) });
  await protocol.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  expect(await page.evaluate(() => visualViewport.scale), "two fingers").toBe(1);
  await protocol.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x: 20, y: 900 }] });
  for (let x = 60; x < 1000; x += 60) await protocol.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x, y: 900 }] });
  await protocol.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  expect(page.url(), "a swipe from the edge").toBe(KIOSK);
  expect(elsewhere, "requests elsewhere").toEqual([]);

  // The power goes: no goodbye. Then it starts without a network.
  const kept = () => page.evaluate(async () => (await (await caches.open(`front-door-kiosk ${location.pathname}`)).keys()).length);
  await expect.poll(kept).toBeGreaterThan(9);
  const browser = await context.newCDPSession(page);
  await browser.send("Browser.crash").catch(() => {});
  await context.close().catch(() => {});
  context = await start();
  await context.setOffline(true);
  expect(context.pages().length, "no page that asks what happened").toBe(1);
  [page] = context.pages();
  await page.goto(KIOSK);
  await expectAttract(page);
  await context.close();
  console.log(`${flags.length} flags: ${flags.join(" ")}`);
} finally {
  await rm(profile, { recursive: true, force: true });
}
