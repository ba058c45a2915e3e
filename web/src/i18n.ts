// The words of the interface. Catalogues are JSON in locales/; a missing text falls back to English.
import { computed, signal } from '@preact/signals';
import en from './locales/en.json';
import fr from './locales/fr.json';

export type Language = 'en' | 'fr';
const catalogues: Record<Language, Record<string, string>> = { en, fr };

function first(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('language') ?? navigator.language;
  return asked.startsWith('fr') ? 'fr' : 'en';
}

export const language = signal<Language>(first());

export function use_language(chosen: Language): void {
  language.value = chosen;
  localStorage.setItem('language', chosen);
}

/** A text by its key, with {names} filled in; "key.one" is taken where n is one. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  const catalogue = catalogues[language.value];
  const plural = values['n'] === undefined ? 'other' : new Intl.PluralRules(language.value).select(Number(values['n']));
  const found = (plural === 'one' ? catalogue[`${key}.one`] ?? en[`${key}.one` as keyof typeof en] : undefined)
    ?? catalogue[key] ?? (en as Record<string, string>)[key] ?? key.replace(/^.*\./, '').replace(/[-_]/g, ' ');
  return found.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? number(value) : value;
  });
}

/** Days before months in both languages. */
const locale = computed(() => (language.value === 'en' ? 'en-GB' : 'fr-FR'));
const numbers = computed(() => new Intl.NumberFormat(locale.value));
const days = computed(() => new Intl.DateTimeFormat(locale.value, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }));
const months = computed(() => new Intl.DateTimeFormat(locale.value, { month: 'short', year: 'numeric', timeZone: 'UTC' }));
const percents = computed(() => new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 0 }));
const lists = computed(() => new Intl.ListFormat(locale.value, { type: 'conjunction' }));

export function number(value: number): string { return numbers.value.format(value); }
export function percent(value: number): string { return percents.value.format(value); }
export function and(names: readonly string[]): string { return lists.value.format(names); }

/** "9 Oct 2020"; "unknown day" for null. */
export function day(iso: string | null | undefined): string {
  if (!iso) return t('day.unknown');
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? iso : days.value.format(date);
}
export function month(iso: string): string { return months.value.format(new Date(`${iso}-01T00:00:00Z`)); }

/** "9 – 12 Oct 2020". */
export function days_of(from: string | null | undefined, to: string | null | undefined): string {
  if (!from && !to) return t('day.unknown');
  if (!from) return t('day.until', { day: day(to) });
  if (!to) return t('day.since', { day: day(from) });
  if (from === to) return day(from);
  return days.value.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

export function language_name(code: string): string {
  try { return new Intl.DisplayNames(language.value, { type: 'language' }).of(code) ?? code; } catch { return code; }
}

/** "14", "14–20", "more than 40", "up to 50", "about 300". */
export function figure(low: number | null, high: number | null, approx = false): string {
  if (low === null && high === null) return t('figure.unknown');
  if (low === null) return t('figure.up_to', { high: number(high as number) });
  if (high === null) return t('figure.at_least', { low: number(low) });
  const text = low === high ? number(low) : `${number(low)}–${number(high)}`;
  return approx ? t('figure.about', { text }) : text;
}
