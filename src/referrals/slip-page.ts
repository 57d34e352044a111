import type { FastifyInstance } from 'fastify';
import { preferredLocale } from '../http/index.ts';
import type { Contact } from '../knowledge/index.ts';
import type { Locale } from '../message.ts';
import { escaped, type Paper, toHtml, toPdf } from '../paper/index.ts';
import type { Wording } from '../wording/index.ts';
import type { Referral } from './referral.ts';
import type { Referrals } from './service.ts';
import { slipPaper } from './slip.ts';

export type SlipPageParts = {
  referrals: Pick<Referrals, 'openSlip'>;
  /** Read anew for every request, so that content can be replaced while the program runs. */
  content: () => { contacts: ReadonlyMap<string, Contact>; wording: Wording };
};

/**
 * The slip for the person, at /slip/<token>, as a page and as a PDF. The token stands in the chat and opens once: what stays in
 * a browser's history opens nothing.
 */
export function slipRoutes(server: FastifyInstance, { referrals, content }: SlipPageParts): void {
  async function open(token: string): Promise<{ paper: Paper; referral: Referral } | undefined> {
    const referral = await referrals.openSlip(token);
    const { contacts, wording } = content();
    const service = referral && contacts.get(referral.service);
    return referral && service && { paper: slipPaper(referral, service, wording), referral };
  }

  server.get<{ Params: { token: string } }>('/slip/:token', async (request, reply) => {
    const opened = await open(request.params.token);
    const { wording } = content();
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    if (!opened)
      return reply.code(404).send(usedUp(wording, preferredLocale(request.headers['accept-language'])));
    const { paper, referral } = opened;
    const label = escaped(wording.label(referral.locale, 'slip:download'));
    return toHtml(paper, {
      after: `<nav><a href="/slip/${referral.slipToken}/pdf" download>${label}</a></nav>\n`,
    });
  });

  server.get<{ Params: { token: string } }>('/slip/:token/pdf', async (request, reply) => {
    const opened = await open(request.params.token);
    reply.header('cache-control', 'no-store');
    if (!opened) return reply.code(404).send({ error: 'not-found' });
    const { paper, referral } = opened;
    return reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="${referral.ticket}.pdf"`)
      .send(await toPdf(paper));
  });
}

function usedUp(wording: Wording, locale: Locale): string {
  const spans = [{ text: wording.label(locale, 'slip:used') }];
  const sections = [{ locale, parts: [{ type: 'paragraph' as const, spans }] }];
  return toHtml({ title: wording.label(locale, 'slip:title'), locale, madeAt: 0, sections });
}
