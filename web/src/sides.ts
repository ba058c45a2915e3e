// Which colour and shape a speaker's side has. The order of sides is the conflict profile's.
import { computed, signal } from '@preact/signals';
import { t } from './i18n';
import type { Conflict } from './api';

export const conflict = signal<Conflict | null>(null);
const order = computed(() => new Map((conflict.value?.sides ?? []).map((side, index) => [side.name, index])));

/** "0" … "3" for the sides of the conflict, "observer", "third", else "x". */
export function shade(side: string | null | undefined): string {
  if (!side) return 'x';
  if (side === 'observer') return 'observer';
  if (side === 'third-party') return 'third';
  const index = order.value.get(side);
  return index === undefined || index > 3 ? 'x' : String(index);
}

/** The side a party stands on: by its own name, or as a member. */
export function side_of_party(party: string): string | null {
  for (const side of conflict.value?.sides ?? []) {
    if (side.name === party || side.parties.includes(party)) return side.name;
  }
  return null;
}

export function side_name(side: string): string {
  return ['observer', 'third-party', 'outlet', 'unknown'].includes(side) ? t(`side.${side}`) : side;
}
