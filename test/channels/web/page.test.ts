import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type RunningApp, startApp } from '../../support/app.ts';
import { accessibilityProblems, describeInBrowser, SCREENS } from '../../support/browser.ts';

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
  test.each(SCREENS)(
    'on $name: choose, walk, ask, read on, and find it again after a reload',
    async (screen) => {
      const { page, complaints } = await open({ viewport: screen, locale: 'sq' });
      await page.goto(running.origin);
      await button(page, 'Shqip').click();
      await button(page, 'Prapa').waitFor({ state: 'hidden' });
      await page.getByText('Mirë se erdhët').waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('sq');

      await page
        .getByRole('textbox')
        .fill('A më duhet vizë për të shkuar në Gjermani me pasaportë biometrike?');
      await page.keyboard.press('Enter');
      await page.getByText('Burimi:').waitFor();
      expect(await showsFromItsBeginning(page, 'A më duhet vizë për të shkuar')).toBe(true);
      await page.getByText('Kontrolluar më 24.11.2026').waitFor();
      await button(page, 'Më shumë').click();
      await page.getByText('Më shumë', { exact: true }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);

      await page.reload();
      await page.getByText('Mirë se erdhët').waitFor();
      await page.getByText('Burimi:').waitFor();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(overflow).toBe(false);
      expect(complaints).toEqual([]);
    },
  );

  test('with the keyboard alone', async () => {
    const { page, complaints } = await open({ viewport: { width: 360, height: 740 }, locale: 'en' });
    await page.goto(running.origin);
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
    expect(complaints).toEqual([]);
  });

  test('in the dark, in Cyrillic, by a link to a topic', async () => {
    const { page, complaints } = await open({ colorScheme: 'dark', locale: 'sr' });
    await page.goto(`${running.origin}/?start=visa-ees`);
    await button(page, 'Српски').click();
    await page.getByText('Извор:').waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('sr-Cyrl');
    expect(new URL(page.url()).search).toBe('');
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('sends when the network is back, and says that it tries', async () => {
    const { page } = await open({ locale: 'en' });
    await page.goto(running.origin);
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
    const { page } = await open({ locale: 'en' });
    await page.route('https://www.wikipedia.org/', (route) => route.fulfill({ body: 'an encyclopedia' }));
    await page.goto(running.origin);
    await button(page, 'English').click();
    await page.getByText('Welcome to').waitFor();
    await button(page, 'Quick exit').click();
    await page.getByText('an encyclopedia').waitFor();
    await page.goto(running.origin);
    await button(page, 'English').waitFor();
    expect(await page.getByText('Welcome to').count()).toBe(0);
  });
});
