// The JavaScript face of the core, in Node: load, ask, answer, and one clear error for everything that is wrong.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";

const site = process.env.FRONT_DOOR_SITE;
assert.ok(site, "FRONT_DOOR_SITE names the folder of the built module and pack");

let api;
let rules;
let search;
let advice;
let postcodes;

before(async () => {
  const names = await readdir(site);
  const named = (pattern) => {
    const found = names.find((name) => pattern.test(name));
    assert.ok(found, `no file like ${pattern} in the site`);
    return found;
  };
  api = await import(pathToFileURL(`${site}/${named(/^front_door(\.[0-9a-f]+)?\.js$/)}`));
  await api.default({ module_or_path: await readFile(`${site}/${named(/^front_door_bg(\.[0-9a-f]+)?\.wasm$/)}`) });
  rules = await readFile(`${site}/${named(/^rules(\.[0-9a-f]+)?\.json$/)}`, "utf8");
  search = await readFile(`${site}/${named(/^search(\.[0-9a-f]+)?\.json$/)}`, "utf8");
  advice = await readFile(`${site}/${named(/^advice(\.[0-9a-f]+)?\.json$/)}`, "utf8");
  postcodes = await readFile(`${site}/${named(/^postcodes(\.[0-9a-f]+)?\.json$/)}`, "utf8");
});

const fails = (action, code, where) => {
  assert.throws(action, (error) => {
    assert.ok(error instanceof Error);
    assert.equal(error.code, code);
    assert.equal(error.where, where);
    assert.ok(error.message.length > 10);
    return true;
  });
};

test("loading starts nothing and needs no browser", () => {
  const door = api.FrontDoor.load(rules);
  assert.ok(door.topics().length >= 20);
  door.free();
});

test("text and bytes load the same pack", () => {
  const bytes = new TextEncoder();
  const text = api.FrontDoor.load(rules, advice);
  const raw = api.FrontDoor.load(bytes.encode(rules), bytes.encode(advice).buffer);
  assert.deepEqual(text.step({ topics: ["sore-throat"] }), raw.step({ topics: ["sore-throat"] }));
});

test("a site can withdraw a topic, and a mistake in its file is named", () => {
  const answers = { age: 34, sex: "male", "earache-days": 1 };
  const reached = (...site) => {
    const door = api.FrontDoor.load(rules, advice, ...site);
    const request = { topics: ["earache"], answers: { ...answers } };
    for (;;) {
      const { ask, outcome } = door.step(request);
      if (outcome) return [outcome.level, outcome.door, outcome.meanwhile.length];
      for (const { id, kind, baseline } of ask.page) request.answers[id] ??= kind === "any-of" ? [] : baseline;
    }
  };
  assert.deepEqual(reached().slice(0, 2), ["advice", "pharmacy"]);
  assert.deepEqual(reached('{ "withdrawn": ["earache"] }'), ["two-days", "practice", 0]);
  assert.deepEqual(reached('{ "withdrawn": [] }', '{ "withdrawn": ["earache"] }'), ["two-days", "practice", 0]);
  const load = (...site) => () => api.FrontDoor.load(rules, advice, ...site);
  fails(load("{"), "bad-bundle", "area");
  fails(load(undefined, '{ "withdraw": [] }'), "bad-bundle", "practice");
  fails(load('{ "withdrawn": ["ear-ache"] }'), "bad-bundle", "site");
});

test("words lead to a topic", () => {
  const door = api.FrontDoor.load(rules);
  assert.deepEqual(door.search("my throat hurts"), []);
  door.addSearch(search);
  const [first] = door.search("me throat hurts");
  assert.deepEqual([first.topic, first.title, first.matched[0]], ["sore-throat", "Sore throat", "throat"]);
  assert.deepEqual(door.search(""), []);
  // There is a way on whatever was typed, as long as anybody cares to type.
  assert.deepEqual(door.search("qqqq zzzz").map((hit) => [hit.topic, hit.matched]), [["something-else", []]]);
  assert.ok(door.search("tired and achy all over ".repeat(2000)).length > 1);
});

test("danger is heard in words", () => {
  const door = api.FrontDoor.load(rules);
  assert.deepEqual(door.dangers("chest pain"), []);
  door.addSearch(search);
  assert.deepEqual(door.dangers("my chest is tight"), [{ kind: "heart", door: "999", matched: ["chest", "tight"] }]);
  assert.deepEqual(door.dangers("I want to kill myself").map((danger) => danger.door), ["111-mental-health"]);
  for (const words of ["", "ch", "no chest pain", "chest of drawers"]) assert.deepEqual(door.dangers(words), [], words);
  assert.equal(door.dangers("we rang the surgery about it. ".repeat(2000) + "now he can't breathe").length, 1);
});

test("a keystroke takes milliseconds at most", () => {
  const door = api.FrontDoor.load(rules);
  door.addSearch(search);
  const sentence = "my litle boy has bin being sick sinse yesturday and wont kepe anythin down and he has a temprature and now he is realy tierd";
  const started = performance.now();
  for (let length = 1; length <= sentence.length; length += 1) {
    door.search(sentence.slice(0, length));
    door.dangers(sentence.slice(0, length));
  }
  const each = (performance.now() - started) / sentence.length;
  assert.ok(each < 10, `${each.toFixed(1)} ms a keystroke`);
});

test("a journey asks, then answers, and the advice may come late", () => {
  const door = api.FrontDoor.load(rules);
  const request = { topics: ["sore-throat"], answers: {}, context: { now: "2026-11-24T10:30", practice: "F81006" } };
  let response = door.step(request);
  let left = Infinity;
  for (let page = 0; response.ask && page < 20; page += 1) {
    assert.equal(response.ask.question.id, response.ask.page[0].id);
    assert.ok(response.ask.pages_left_at_most <= left);
    left = response.ask.pages_left_at_most;
    for (const question of response.ask.page) {
      request.answers[question.id] = question.kind === "any-of" ? [] : question.id === "age" ? 34
        : question.kind === "number" ? question.min : question.baseline ?? question.options[0].id;
    }
    response = door.step(request);
  }
  const { outcome } = response;
  assert.equal(outcome.door, "pharmacy");
  assert.ok(outcome.actions[0].title.length > 0);
  assert.deepEqual(outcome.routes, []);
  door.addAdvice(advice);
  const full = door.step(request).outcome;
  assert.equal(full.level, outcome.level);
  assert.ok(full.routes.length > 0 && full.meanwhile.length >= 3);
});

test("an outcome says what to watch for, what if, and to reception why not lower", () => {
  const door = api.FrontDoor.load(rules, advice);
  const answers = {
    age: 34, sex: "male", "danger-signs": [], health: [], "health-more": [], temperature: "normal", "earache-danger": [], "earache-signs": [], "earache-days": 3, "earache-history": [],
  };
  const { outcome } = door.step({ topics: ["earache"], answers, context: { seat: "reception" } });
  assert.deepEqual([outcome.level, outcome.door], ["two-days", "practice"]);
  assert.ok(outcome.watch_for.length <= 7);
  const behind = outcome.watch_for.find((it) => it.rule === "earache-mastoid");
  assert.deepEqual([behind.from, behind.then], ["rule", { level: "ae", door: "ae" }]);
  assert.equal(outcome.watch_for.at(-1).then.level, "999");
  const days = outcome.what_if.find((it) => it.question === "earache-days");
  assert.deepEqual([days.then, days.action], [{ level: "advice", door: "pharmacy" }, "Ask a pharmacist"]);
  assert.deepEqual(outcome.why_not_below, {
    then: { level: "advice", door: "pharmacy" }, action: "Ask a pharmacist", rules: ["earache-adult-3-days"], answers: ["age", "earache-days"],
  });
  assert.equal(door.step({ topics: ["earache"], answers }).outcome.why_not_below ?? null, null);
});

test("a whole postcode is known by itself once the postcodes have come", () => {
  const outcome = (door, postcode) => {
    const request = { topics: ["earache"], answers: { age: 34, sex: "male", "earache-days": 1 }, context: { postcode } };
    for (;;) {
      const { ask, outcome } = door.step(request);
      if (outcome) return outcome;
      for (const { id, kind, baseline } of ask.page) request.answers[id] ??= kind === "any-of" ? [] : baseline;
    }
  };
  const door = api.FrontDoor.load(rules, advice);
  const before = outcome(door, "SS11 7AA");
  assert.match(before.notes[0], /the middle of your postcode's area/);
  door.addPostcodes(new TextEncoder().encode(postcodes));
  const after = outcome(door, "ss11 7aa");
  assert.match(after.notes[0], /straight line from your postcode/);
  assert.equal(after.routes.length, before.routes.length);
  assert.ok(after.routes[0].metres > 0);
  assert.match(outcome(door, "SS11 7ZZ").notes[0], /We don't have this exact postcode/);
  assert.match(outcome(door, "SW1A 1AA").notes[0], /We don't know this postcode/);
});

test("no topics at all means something else, never below the practice", () => {
  const door = api.FrontDoor.load(rules, advice);
  assert.equal(door.step({}).ask.at_least.level, "two-days");
});

test("every mistake in a request is one clear error with a code and a place", () => {
  const door = api.FrontDoor.load(rules, advice);
  fails(() => door.step({ topics: ["sore-throte"] }), "unknown-topic", "topics[0]");
  fails(() => door.step({ answers: { "no-such": "yes" } }), "unknown-question", "answers.no-such");
  fails(() => door.step({ answers: { "danger-signs": ["no-such"] } }), "unknown-option", "answers.danger-signs");
  fails(() => door.step({ answers: { "danger-signs": "yes" } }), "wrong-kind", "answers.danger-signs");
  fails(() => door.step({ answers: { age: 131 } }), "out-of-range", "answers.age");
  fails(() => door.step({ answers: { age: "not-sure" } }), "not-sure-not-offered", "answers.age");
  fails(() => door.step({ answers: { age: { value: 3, unit: "moons" } } }), "wrong-kind", "answers.age");
  fails(() => door.step({ topic: [] }), "unknown-key", "topic");
  fails(() => door.step({ context: { now: "yesterday" } }), "bad-time", "context.now");
  fails(() => door.step({ context: { seat: "sofa" } }), "unknown-word", "context.seat");
  fails(() => door.step([]), "wrong-kind", "");
  // The door still works after all of that.
  assert.ok(door.step({ topics: ["sore-throat"] }).ask);
});

test("a bundle that was changed, swapped or cut is refused", () => {
  fails(() => api.FrontDoor.load("{}"), "bad-bundle", "rules");
  fails(() => api.FrontDoor.load(advice), "bad-bundle", "rules");
  fails(() => api.FrontDoor.load(rules.slice(0, -40)), "bad-bundle", "rules");
  fails(() => api.FrontDoor.load(rules.replace('"level":"999"', '"level":"now"')), "bad-bundle", "rules");
  fails(() => api.FrontDoor.load(rules, advice.replace("Pharmacy", "Farmacy")), "bad-bundle", "advice");
  const door = api.FrontDoor.load(rules);
  fails(() => door.addSearch(advice), "bad-bundle", "search");
  fails(() => door.addSearch(search.replace("pain", "pane")), "bad-bundle", "search");
  fails(() => door.addPostcodes(postcodes), "bad-bundle", "postcodes");
  door.addAdvice(advice);
  fails(() => door.addPostcodes(advice), "bad-bundle", "postcodes");
  fails(() => door.addPostcodes(postcodes.slice(0, -100)), "bad-bundle", "postcodes");
  fails(() => door.addPostcodes(postcodes.replace("CM1 1", "CM1 2")), "bad-bundle", "postcodes");
  door.addPostcodes(postcodes);
  fails(() => api.FrontDoor.load(42), "wrong-kind", "rules");
});
