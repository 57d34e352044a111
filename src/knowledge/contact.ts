import type { Locale } from '../message.ts';

/** A number or service that articles and the danger path name by its id. */
export type Contact = {
  id: string;
  name: Record<Locale, string>;
  /** What it is for, in a few words. */
  purpose: Record<Locale, string>;
  phone?: string;
  web?: string;
  email?: string;
  address?: Record<Locale, string>;
  /** When it answers; `always` for day and night; absent when nobody could confirm it. */
  hours?: 'always' | Record<Locale, string>;
  /** Whether the call is free of charge; absent when unknown. */
  free?: boolean;
  languages: readonly string[];
  /** Where the number can be dialled from: country codes or `eu`. Empty when unknown. */
  from: readonly string[];
  /** May be shown first in an emergency. Only confirmed numbers may. */
  emergency: boolean;
  source: string;
  checked: string;
  certainty: 'confirmed' | 'single-source';
};

/** One of the seven Migrant Service Centres of the region, with what stands in its place today. */
export type Centre = {
  id: string;
  city: Record<Locale, string>;
  /** ISO 3166-1 alpha-2 in lower case. */
  country: string;
  /** What a person finds there today, as far as confirmed. */
  today: Record<Locale, string>;
  name?: Record<Locale, string>;
  phone?: string;
  email?: string;
  address?: string;
  web?: string;
  hours?: Record<Locale, string>;
  sources: readonly string[];
  checked: string;
};
