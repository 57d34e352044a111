import { z } from 'zod';
import type { Contact } from '../../knowledge/index.ts';
import { toHtml, toPdf } from '../../paper/index.ts';
import {
  localeOfService,
  NOTED_STATUSES,
  type Referral,
  type SlipTexts,
  sharesLanguage,
  slipPaper,
} from '../../referrals/index.ts';
import { DeskError } from '../errors.ts';
import { type Call, read, referenceIn } from './call.ts';
import type { ReferralSheet, Service } from './shapes.ts';

const Line = z.string().trim().min(1).max(600);
const SlipText = z.strictObject({ reason: Line, agreed: Line, bring: z.string().trim().max(300) });

/** `service` of the texts is absent where the person and the service share a language. */
const Wish = z.strictObject({
  id: z.string().regex(/^[\w-]{16,40}$/),
  service: z.string().max(60),
  texts: z.strictObject({ person: SlipText, service: SlipText.optional() }),
});
const Noted = z.strictObject({ status: z.enum(NOTED_STATUSES) });
const Id = z.object({ referral: z.string().max(20) });

/** Where a person can be sent. */
export async function listServices({ desk, locale }: Call): Promise<Service[]> {
  const collator = new Intl.Collator(locale);
  return [...desk.content().contacts.values()]
    .map((contact) => ({
      id: contact.id,
      name: contact.name[locale],
      purpose: contact.purpose[locale],
      locale: localeOfService(contact),
    }))
    .sort((one, other) => collator.compare(one.name, other.name));
}

export async function listReferrals({ desk, request, locale }: Call): Promise<ReferralSheet[]> {
  const referrals = await desk.referrals.ofTicket(referenceIn(request));
  return referrals.map(({ id, service, status, askedAt, visit, texts }) => ({
    id,
    service: desk.content().contacts.get(service)?.name[locale] ?? service,
    status,
    askedAt,
    visit,
    ...texts.person,
  }));
}

/** Asks the person, in the chat. Only when they agree there is a slip. */
export async function refer({ desk, request, me }: Call): Promise<void> {
  const { id: name, service, texts } = read(Wish, request.body);
  const ticket = referenceIn(request);
  const { locale } = await desk.tickets.read(ticket);
  await desk.referrals.ask({
    ticket,
    name,
    service,
    texts: inBothLanguages(texts, sharesLanguage(locale, localeOfService(contactNamed(desk, service)))),
    by: me.id,
  });
}

function inBothLanguages({ person, service }: z.infer<typeof Wish>['texts'], shared: boolean): SlipTexts {
  if (shared) return { person, service: person };
  if (!service) throw new DeskError('invalid');
  return { person, service };
}

/** What the service said. */
export async function noteReferral({ desk, request, me }: Call): Promise<void> {
  const { referral } = read(Id, request.params);
  await desk.referrals.note(referenceIn(request), referral, read(Noted, request.body).status, me.id);
}

export async function slipPage(call: Call): Promise<string> {
  call.reply.type('text/html; charset=utf-8');
  return toHtml(paperOf(call.desk, await slipIn(call)));
}

export async function slipPdf(call: Call): Promise<Buffer> {
  const referral = await slipIn(call);
  call.reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${referral.ticket}.pdf"`);
  return toPdf(paperOf(call.desk, referral));
}

async function slipIn({ desk, request }: Call): Promise<Referral> {
  return desk.referrals.withSlip(referenceIn(request), read(Id, request.params).referral);
}

function paperOf(desk: Call['desk'], referral: Referral) {
  return slipPaper(referral, contactNamed(desk, referral.service), desk.content().wording);
}

function contactNamed(desk: Call['desk'], id: string): Contact {
  const contact = desk.content().contacts.get(id);
  if (!contact) throw new DeskError('invalid');
  return contact;
}
