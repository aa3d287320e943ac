import { chromium as launcher, expect } from "@playwright/test";
import { PLACE, SIZES, begin, control, open, pin, toOutcome, who, words } from "./lib/kiosk.mjs";
import { titleOf } from "./lib/pages.mjs";
import { pick } from "./lib/screen.mjs";
import { chromium } from "./lib/setting.mjs";
const b = await launcher.launch(chromium());
const out = "/tmp/fd/wtH/target/shots/";
for (const [name, size] of Object.entries(SIZES)) {
  const p = await (await b.newContext({ serviceWorkers: "block" })).newPage();
  const shot = (s) => p.screenshot({ path: `${out}${name}-${s}.png` });
  try {
  await open(p, { ...PLACE, pin: pin("2580") }, size); await shot("1-attract");
  await begin(p); await shot("2-start");
  await control(p, words.keyboard).click(); await shot("2b-keyboard"); await control(p, words.keyboard_off).click();
  await pick(p, await titleOf("earache")); await shot("3-who");
  await p.locator(".fd-form button[type=submit]").click(); await p.waitForTimeout(200); await shot("3b-mistakes");
  await p.locator(".fd-nav .fd-link").click(); await p.waitForTimeout(200);
  await who(p); await toOutcome(p); await shot("4-outcome");
  await p.locator(".fd-contact").scrollIntoViewIfNeeded(); await shot("4b-contact");
  await control(p, words.take).click(); await p.waitForTimeout(200); await shot("5-code"); await control(p, words.close).click();
  await control(p, words.hide).click(); await p.waitForTimeout(200); await shot("6-curtain"); await control(p, words.finish).last().click();
  await begin(p); await who(p); await toOutcome(p, { danger: true }); await shot("7-emergency");
  await control(p, words.finish).click();
  await p.locator(".fd-kiosk__name").hover(); await p.mouse.down(); await p.waitForTimeout(3300); await p.mouse.up(); await shot("8-pin");
  for (const d of "2580") await p.locator(".fd-pad").getByRole("button", { name: d, exact: true }).click();
  await control(p, words.pin_enter).click(); await p.waitForTimeout(1500); await shot("9-staff");
  } catch (e) { console.log(name, e.message); await shot("x-error"); }
}
await b.close();
