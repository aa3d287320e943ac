// The site in Chromium. `cargo xtask test --only browser` serves the site and says where it and the browser are.
import { defineConfig } from "@playwright/test";
import { chromium, siteUrl } from "./lib/setting.mjs";

export default defineConfig({
  testDir: "specs",
  testMatch: "*.spec.mjs",
  outputDir: "../../target/browser-tests",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["dot"]],
  // What takes time is measured when no other page is at work.
  projects: [
    { name: "site", grepInvert: /@alone/ },
    { name: "alone", grep: /@alone/, dependencies: ["site"] },
  ],
  use: {
    baseURL: siteUrl,
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 360, height: 740 },
    launchOptions: chromium(),
  },
});
