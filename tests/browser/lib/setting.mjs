// Where the site and the browsers are. Whoever starts the tests says so in the environment.

function needed(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run these tests with cargo xtask test --only browser`);
  return value;
}

export const siteUrl = needed("FRONT_DOOR_URL");

/** The folder of the reports for clinical sign-off; asked for only by those that read them. */
export const reports = () => needed("FRONT_DOOR_REPORTS");

/** Chromium's own sandbox can't start for root; the pages that it opens here are ours. */
const forRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/** What Chromium must not do by itself while requests are counted. */
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

/** How Chromium is started; asked for only by those that start it. */
export const chromium = () => ({ executablePath: needed("CHROME"), args: [...forRoot, ...quiet] });
