// Journeys as data, through the screen: the first of every file, every one of hay fever, every one of the emergency screen.
import { journeyFiles } from "../lib/data.mjs";
import { canBeTyped, play } from "../lib/play.mjs";
import { expectNothingKept } from "../lib/private.mjs";
import { startAgain } from "../lib/screen.mjs";
import { expect, test } from "../lib/site.mjs";

const PLAYED_WHOLE = ["emergency-screen.json", "hay-fever.json"];

/** How many journeys one test plays, one after the other on the same page. */
const AT_ONCE = 9;

const list = journeyFiles.flatMap(({ file, journeys }) => {
  const all = journeys.filter(canBeTyped);
  return PLAYED_WHOLE.includes(file) ? all : all.slice(0, 1);
});

test("every file has a journey that can be played on the screen", () => {
  // Journeys that begin with several topics are for the core: on a screen they are added one by one.
  const files = journeyFiles.filter(({ journeys }) => journeys.some(({ topics }) => topics.length <= 1));
  expect(files.length).toBe(journeyFiles.length - 1);
  for (const { file, journeys } of files) expect(journeys.some(canBeTyped), file).toBe(true);
});

for (let from = 0; from < list.length; from += AT_ONCE) {
  const part = list.slice(from, from + AT_ONCE);
  test(`journeys ${from + 1} to ${from + part.length}`, async ({ page, open }) => {
    await open();
    for (const [index, journey] of part.entries()) {
      await test.step(journey.name, async () => {
        await play(page, journey, { way: index % 2 === 0 ? "search" : "index" });
      });
      await startAgain(page);
    }
    await expectNothingKept(page);
  });
}
