// Five hundred people at one screen, one after another: nothing of any is left, and memory does not grow with them.
import { chromium as launcher } from "@playwright/test";
import { PLACE, expectNothingLeft, open, turn } from "./lib/kiosk.mjs";
import { titleOf } from "./lib/pages.mjs";
import { chromium } from "./lib/setting.mjs";

const TURNS = Number(process.env.KIOSK_TURNS ?? 500);
/** The first few fill caches that stay. */
const WARM = Math.min(50, Math.floor(TURNS / 5));
const MOST_GROWTH = 2_000_000;
const TOPICS = ["earache", "sore-throat", "erection-problem", "low-mood", "cough"];

const browser = await launcher.launch(chromium());
try {
  const page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("HeapProfiler.enable");

  /** Bytes of the JavaScript heap and of the module's memory, once the browser has tidied up. */
  const memory = async () => {
    await protocol.send("HeapProfiler.collectGarbage");
    const { usedSize } = await protocol.send("Runtime.getHeapUsage");
    const { result } = await protocol.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
    const { objects } = await protocol.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
    const sum = "function () { return this.reduce((sum, it) => sum + it.buffer.byteLength, 0); }";
    const found = await protocol.send("Runtime.callFunctionOn", { objectId: objects.objectId, functionDeclaration: sum });
    return { heap: usedSize, module: found.result.value };
  };

  await open(page, PLACE);
  let start;
  for (let person = 0; person < TURNS; person += 1) {
    if (person === WARM) start = await memory();
    const topic = TOPICS[person % TOPICS.length];
    await turn(page, topic);
    if (person % 25 === 0 || person === TURNS - 1) await expectNothingLeft(page, [await titleOf(topic)]);
  }
  const end = await memory();
  const growth = end.heap - start.heap + (end.module - start.module);
  console.log(`${TURNS} turns; heap ${start.heap} to ${end.heap} bytes, module ${start.module} to ${end.module}: grown by ${growth}`);
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
  if (growth >= MOST_GROWTH) throw new Error(`grown by ${growth} bytes; ${MOST_GROWTH} are allowed`);
} finally {
  await browser.close();
}
