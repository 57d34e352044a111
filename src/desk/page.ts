import { preferredLocale } from '../http/index.ts';
import { LOCALES } from '../message.ts';
import type { Wording } from '../wording/index.ts';

/** The page that the desk runs in. Its words come along as data, in all languages: switching then needs no request. */
export function renderDesk(wording: Wording, acceptLanguage: string | undefined): string {
  const locale = preferredLocale(acceptLanguage);
  const words = Object.fromEntries(LOCALES.map((one) => [one, wording.namespace(one, 'desk')]));
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Busulla</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/desk.css">
</head>
<body>
<div id="desk"></div>
<noscript><p>${escapeHtml(wording.label(locale, 'desk:noscript'))}</p></noscript>
<script type="application/json" id="words">${JSON.stringify({ locale, words }).replaceAll('<', '\\u003c')}</script>
<script type="module" src="/assets/desk.js"></script>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
