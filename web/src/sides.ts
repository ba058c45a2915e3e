// Which colour and shape a speaker's side has. The order of sides is the conflict profile's; a ledger may be of several wars.
import { computed, signal } from '@preact/signals';
import { t } from './i18n';
import type { Conflict } from './api';

export const conflicts = signal<Conflict[]>([]);
/** Those of all wars, by name: what is a side in two keeps the colour of the war with more claims. */
export const sides = computed(() => {
  const known = new Map<string, { name: string; parties: string[]; index: number }>();
  for (const conflict of conflicts.value) {
    conflict.sides.forEach((side, index) => { if (!known.has(side.name)) known.set(side.name, { ...side, index }); });
  }
  return known;
});

/** "0" … "3" for the sides of the conflict, "observer", "third", else "x". */
export function shade(side: string | null | undefined): string {
  if (!side) return 'x';
  if (side === 'observer') return 'observer';
  if (side === 'third-party') return 'third';
  const index = sides.value.get(side)?.index;
  return index === undefined || index > 3 ? 'x' : String(index);
}

/** The side a party stands on: by its own name, or as a member. */
export function side_of_party(party: string): string | null {
  if (sides.value.has(party)) return party;
  for (const side of sides.value.values()) {
    if (side.parties.includes(party)) return side.name;
  }
  return null;
}

export function side_name(side: string): string {
  return ['observer', 'third-party', 'outlet', 'unknown'].includes(side) ? t(`side.${side}`) : side;
}
