import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type RunningApp, startApp } from '../../support/app.ts';
import { becomes, describeInBrowser, mustBeUsable } from '../../support/browser.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** An answer is read from its beginning: it is what the screen shows, below the question. */
async function showsFromItsBeginning(page: Page, words: string): Promise<boolean> {
  const place = await page.getByText(words).last().boundingBox();
  return place !== null && place.y > 0 && place.y < (page.viewportSize()?.height ?? 0);
}

describeInBrowser('the chat in a browser', ({ open }) => {
  test.each([
    { on: 'a phone', viewport: { width: 360, height: 740 } },
    { on: 'a desktop', viewport: { width: 1280, height: 800 } },
  ])('on $on: choose, walk, ask, read on, and find it again after a reload', async ({ viewport }) => {
    const page = await open(running.origin, { viewport, locale: 'sq' });
    await button(page, 'Shqip').click();
    await button(page, 'Prapa').waitFor({ state: 'hidden' });
    await page.getByText('Mirë se erdhët').waitFor();
    await page.locator('html[lang=sq]').waitFor();

    await page
      .getByRole('textbox')
      .fill('A më duhet vizë për të shkuar në Gjermani me pasaportë biometrike?');
    await page.keyboard.press('Enter');
    await page.getByText('Burimi:').waitFor();
    await becomes(() => showsFromItsBeginning(page, 'A më duhet vizë për të shkuar'), true);
    await page.getByText('Kontrolluar më 24.11.2026').waitFor();
    await button(page, 'Më shumë').click();
    await page.getByText('Më shumë', { exact: true }).waitFor();
    await mustBeUsable(page);

    await page.reload();
    await page.getByText('Mirë se erdhët').waitFor();
    await page.getByText('Burimi:').waitFor();
  });

  test('with the keyboard alone', async () => {
    const page = await open(running.origin, { viewport: { width: 360, height: 740 } });
    await button(page, 'English').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Welcome to').waitFor();
    await button(page, 'I am in danger').focus();
    await page.keyboard.press('Space');
    await page.getByRole('link', { name: '112' }).first().waitFor();
    await page.getByRole('textbox').focus();
    await page.keyboard.type('menu');
    await page.keyboard.press('Enter');
    await button(page, 'I am in danger').waitFor();
  });

  test('in the dark, in Cyrillic, by a link to a topic', async () => {
    const page = await open(`${running.origin}/?start=visa-ees`, { colorScheme: 'dark', locale: 'sr' });
    await button(page, 'Српски').click();
    await page.getByText('Извор:').waitFor();
    await page.locator('html[lang=sr-Cyrl]').waitFor();
    await page.waitForURL(`${running.origin}/`);
    await mustBeUsable(page);
  });

  test('sends when the network is back, and says that it tries', async () => {
    const page = await open(running.origin);
    await button(page, 'English').click();
    await page.getByText('Welcome to').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('textbox').fill('/help');
    await page.keyboard.press('Enter');
    await page.getByText('Sending…').waitFor();
    await page.context().setOffline(false);
    await page.getByText('shows what is kept').waitFor();
  });

  test('leaves at once, and the way back shows nothing', async () => {
    const page = await open(running.origin);
    await page.route('https://www.wikipedia.org/', (route) => route.fulfill({ body: 'an encyclopedia' }));
    await button(page, 'English').click();
    await page.getByText('Welcome to').waitFor();
    await button(page, 'Quick exit').click();
    await page.getByText('an encyclopedia').waitFor();
    await page.goto(running.origin);
    await button(page, 'English').waitFor();
    expect(await page.getByText('Welcome to').count()).toBe(0);
  });
});
