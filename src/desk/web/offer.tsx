import { useEffect, useId, useState } from 'preact/hooks';

/** Something that can be put into a text. `words` are those by which it is found. */
export type Offered = { id: string; title: string; hint: string; words: string };

/** How many are offered at once: more are no choice. */
const MOST = 7;

/** The words behind a sign at the end of what stands before the cursor; undefined when there is none. */
export function wishBefore(text: string, sign: string): string | undefined {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const from = line.lastIndexOf(sign);
  if (from < 0 || /\S/.test(line.charAt(from - 1))) return undefined;
  const wish = line.slice(from + 1);
  return wish.length <= 40 ? wish : undefined;
}

export type Offer = { items: readonly Offered[]; chosen: number; move(step: number): void };

/** What fits a wish, and which of it is chosen. */
export function useOffer(all: readonly Offered[], wish: string | undefined): Offer {
  const [chosen, setChosen] = useState(0);
  useEffect(() => setChosen(0), [wish]);
  const items = wish === undefined ? [] : all.filter(fits(wish)).slice(0, MOST);
  return {
    items,
    chosen: Math.min(chosen, items.length - 1),
    move: (step) => setChosen((chosen + step + items.length) % items.length),
  };
}

export function fits(wish: string): (one: { words: string }) => boolean {
  const words = plain(wish).split(/\s+/).filter(Boolean);
  return (one) => {
    const all = plain(one.words);
    return words.every((word) => all.includes(word));
  };
}

/** So that `pershendetje` finds what is written with ë. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'dj');
}

export const optionId = (list: string, number: number): string => `${list}-${number}`;

type Props = { offer: Offer; id: string; label: string; onChoose: (item: Offered) => void };

/** The list. The keyboard stays in the field above or below it, which names what is chosen by aria-activedescendant. */
export function OfferList({ offer: { items, chosen }, id, label, onChoose }: Props) {
  const name = useId();
  return (
    <div class="offer">
      <span class="unseen" id={name}>
        {label}
      </span>
      <div id={id} role="listbox" aria-labelledby={name}>
        {items.map((item, number) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
          <div
            key={item.id}
            id={optionId(id, number)}
            role="option"
            tabIndex={-1}
            aria-selected={number === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(item)}
          >
            <span>{item.title}</span> <span class="hint">{item.hint}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
