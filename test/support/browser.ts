import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { PATIENCE, patiently } from './patience.ts';

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
const SCREENS = [
  { name: 'a phone', width: 360, height: 740 },
  { name: 'a desktop', width: 1280, height: 800 },
];

export type InBrowser = {
  /** Opens an address in a browser of its own: no cookies of others, but perhaps one of its own (`name=value`). */
  open(url: string, options?: BrowserContextOptions & { cookie?: string }): Promise<Page>;
};

/**
 * Tests in a real browser, with the pages as `npm test` has just built them. Each test closes what it opened, and fails when anything went wrong
 * in a page: errors of scripts, and what the CSP did not let through. Where there is no Chromium one test says so loudly in their stead; in CI
 * that is a failure.
 */
export function describeInBrowser(title: string, tests: (browser: InBrowser) => void): void {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (executablePath === undefined) {
    describe(title, () => test('is LEFT OUT, because there is no Chromium', missingChromium));
    return;
  }
  describe(title, () => {
    let browser: Browser;
    const complaints: string[] = [];
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    });
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      expect(complaints.splice(0)).toEqual([]);
    });
    afterAll(() => browser.close());
    tests({
      async open(url, { cookie, ...options } = {}) {
        const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en', ...options });
        context.on('page', (page) => watch(page, complaints));
        const [name = '', value = ''] = cookie?.split('=') ?? [];
        if (cookie) await context.addCookies([{ name, value, url: new URL(url).origin }]);
        context.setDefaultTimeout(PATIENCE);
        const page = await context.newPage();
        await page.goto(url);
        return page;
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

function watch(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused request is no mistake of the page: it shows why.
    const isRefusal = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRefusal) complaints.push(message.text());
  });
}

/**
 * Resolves when what `read` sees of a page is this. A page shows a moment later what was done to it, so nothing of it is compared that was read
 * only once.
 */
export async function becomes<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  let seen: T | undefined;
  const reading = async () => {
    while (!isDeepStrictEqual(seen, wanted)) seen = await read();
  };
  await patiently(reading(), () => `${JSON.stringify(wanted)}, but ${JSON.stringify(seen)}`);
}

/** On every screen: nothing keeps people with disabilities out, by axe-core, and nothing sticks out to the side. */
export async function mustBeUsable(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const { name, ...size } of SCREENS) {
    await page.setViewportSize(size);
    await page.waitForFunction((width) => window.innerWidth === width, size.width);
    expect({ on: name, ...(await faultsOf(page)) }).toEqual({ on: name, violations: [], sticksOut: 0 });
  }
  if (before) await page.setViewportSize(before);
}

async function faultsOf(page: Page): Promise<{ violations: string[]; sticksOut: number }> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return {
      violations: violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.html}`),
      ),
      sticksOut: document.documentElement.scrollWidth - window.innerWidth,
    };
  });
}
