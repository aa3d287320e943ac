// Cases and journeys as data, through the screen: a case of every topic, found by the person's own words where those lead to it;
// every journey of hay fever and of the emergency screen.
import { core } from "../lib/core.mjs";
import { cases, journeyFiles } from "../lib/data.mjs";
import { canBeTyped, play } from "../lib/play.mjs";
import { expectNothingKept } from "../lib/private.mjs";
import { startAgain } from "../lib/screen.mjs";
import { expect, test } from "../lib/site.mjs";

const PLAYED_WHOLE = ["emergency-screen.json", "hay-fever.json"];

/** How many journeys one test plays, one after the other on the same page. */
const AT_ONCE = 9;

const journeys = journeyFiles.flatMap(({ file, journeys }) => (PLAYED_WHOLE.includes(file) ? journeys.filter(canBeTyped) : []));

/** The first case of each topic that can be typed. */
const ofEachTopic = new Map();
for (const each of cases.filter((it) => it.topics.length === 1 && canBeTyped(it))) {
  const [topic] = each.topics;
  if (!ofEachTopic.has(topic)) ofEachTopic.set(topic, { ...each, name: each.id });
}
const list = [...journeys, ...ofEachTopic.values()];

test("every topic has a case that can be played on the screen", async () => {
  const topics = (await core()).topics().map(({ id }) => id);
  expect([...ofEachTopic.keys()].sort()).toEqual(topics.sort());
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
    const door = await core();
    for (const [index, journey] of part.entries()) {
      await test.step(journey.name, async () => {
        const found = (words) => door.search(words).some(({ topic }) => topic === journey.topics[0]);
        if (journey.words && found(journey.words)) await play(page, journey, { way: "search", words: journey.words });
        else await play(page, journey, { way: index % 2 === 0 ? "search" : "index" });
      });
      await startAgain(page);
    }
    await expectNothingKept(page);
  });
}
