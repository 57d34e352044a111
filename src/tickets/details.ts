export const DETAIL_KINDS = ['minor', 'name', 'way', 'phone', 'time'] as const;
export type DetailKind = (typeof DETAIL_KINDS)[number];

/** The answers there are to each; without any, the person says it in words. */
export const DETAIL_ANSWERS: Record<DetailKind, readonly string[]> = {
  minor: ['yes', 'no'],
  name: [],
  way: ['here', 'call', 'visit'],
  phone: [],
  time: ['morning', 'afternoon', 'evening'],
};

/** What a person shared with the centre of their own accord. */
export type Details = { [Kind in DetailKind]?: string };

export type Detail = { about: DetailKind; value: string };
