import { preferredLocale } from '../../http/index.ts';
import type { WebParts } from './parts.ts';

/** The page that the chat runs in. Its words come along as data, in all languages: they weigh less than a request. */
export function renderPage(
  { locales, wording }: ReturnType<WebParts['content']>,
  acceptLanguage: string | undefined,
): string {
  const locale = preferredLocale(acceptLanguage, locales);
  const words = Object.fromEntries(locales.map((one) => [one, wording.namespace(one, 'web')]));
  const label = (key: string) => escaped(wording.label(locale, `web:${key}`));
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#0b5566">
<title>${label('title')}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/chat.css">
</head>
<body>
<div id="chat"></div>
<noscript><p class="noscript">${label('noscript')}</p></noscript>
<script type="application/json" id="words">${JSON.stringify({ locale, words }).replaceAll('<', '\\u003c')}</script>
<script type="module" src="/assets/chat.js"></script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
