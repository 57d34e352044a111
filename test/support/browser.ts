import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, test } from '@jest/globals';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where systems and browsers' own installers put Chromium. */
const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  chromium.executablePath(),
];

/** The screens that every page is looked at on. */
export const SCREENS = [
  { name: 'a phone', width: 360, height: 740 },
  { name: 'a desktop', width: 1280, height: 800 },
];

export type InBrowser = {
  /** A page of a browser of its own: no cookies of others. */
  open(options?: BrowserContextOptions): Promise<WatchedPage>;
};

/** A page together with everything in it that went wrong: errors of scripts, and what the CSP did not let through. */
export type WatchedPage = { page: Page; complaints: string[] };

/**
 * Tests in a real browser, with the pages as `npm test` has just built them. Where there is no Chromium one test says so loudly in their stead; in
 * CI that is a failure.
 */
export function describeInBrowser(title: string, tests: (browser: InBrowser) => void): void {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (executablePath === undefined) {
    describe(title, () => test('is LEFT OUT, because there is no Chromium', missingChromium));
    return;
  }
  describe(title, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    });
    afterAll(() => browser.close());
    tests({
      async open(options = {}) {
        const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
        return watch(await context.newPage());
      },
    });
  });
}

function missingChromium(): void {
  const message =
    'There is no Chromium, so nothing was tried in a browser. Install it, or name it with CHROMIUM=/path/to/chromium.';
  if (process.env.CI) throw new Error(message);
  console.warn(message);
}

function watch(page: Page): WatchedPage {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused request is no mistake of the page: it shows why.
    const isRefusal = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRefusal) complaints.push(message.text());
  });
  return { page, complaints };
}

/** What keeps people with disabilities out of the page as it is shown, by axe-core; in words, empty when nothing does. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return (await axe.run()).violations;
  });
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
}
